import { Description, DocsContext, Heading, Story, Title, useOf } from "@storybook/addon-docs/blocks";
import { use } from "react";
import { CodePanel } from "../story-frame/code-panel.js";
import { storyAddress } from "../story-frame/story-address.js";

/** The page of a flow: what it is for, its first story, the code to begin with, and what else its stories show. */
export function FlowPage() {
  const { preparedMeta } = useOf("meta", ["meta"]);
  const stories = use(DocsContext).componentStories();
  const [first] = stories;
  const { docs } = preparedMeta.parameters as { docs?: { source?: { code?: string } } };
  const code = docs?.source?.code;
  return (
    <>
      <Title />
      <Description />
      {/* In a frame of its own: the page has one mock backend, and a story makes it its own. */}
      {first && <Story of={first.moduleExport} inline={false} height="640px" />}
      {code !== undefined && (
        <>
          <Heading>Code</Heading>
          <p>A small version of it, without the looks: paste it into your app, inside the two providers.</p>
          <CodePanel code={code} />
        </>
      )}
      <Heading>Stories</Heading>
      <ul>
        {stories.map(({ id, name, parameters }) => (
          <li key={id}>
            <a href={storyAddress(id)} target="_top">
              {name}
            </a>
            : {descriptionOf(parameters)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The comment above a story. */
function descriptionOf(parameters: { docs?: { description?: { story?: string } } }): string {
  return parameters.docs?.description?.story ?? "";
}
