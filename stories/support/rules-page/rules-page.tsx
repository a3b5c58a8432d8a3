import { useEffect, useId, useRef } from "react";
import type { Chapter, Rule } from "../../../src/facts/rules/index.js";
import { storyAddress } from "../story-frame/story-address.js";
import "./rules-page.css";
import type { ShownStory } from "./stories-by-rule.js";

/** Props of `RulesPage`. */
export interface RulesPageProps {
  chapters: readonly Chapter[];
  /** The stories that show a rule, by its id. */
  stories: ReadonlyMap<string, readonly ShownStory[]>;
  /** The id of the rule to be at; none at first. */
  rule?: string | undefined;
}

/** What the rules say whose ids stories and tests name, and where each can be seen. */
export function RulesPage({ chapters, stories, rule: chosen }: RulesPageProps) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const place = page.current?.querySelector<HTMLElement>('[aria-current="true"]');
    place?.scrollIntoView({ block: "start" });
    place?.focus({ preventScroll: true });
  }, [chosen]);

  return (
    <main className="rules-page" ref={page}>
      <h1>Rules</h1>
      <p>
        What the kit does, rule by rule. Each story says which rules it shows, and tests name the same ids.
      </p>
      {chapters.map(({ title, rules }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          {rules.map((rule) => (
            <RuleEntry
              key={rule.id}
              rule={rule}
              stories={stories.get(rule.id) ?? []}
              isChosen={rule.id === chosen}
            />
          ))}
        </section>
      ))}
    </main>
  );
}

interface RuleEntryProps {
  rule: Rule;
  stories: readonly ShownStory[];
  isChosen: boolean;
}

function RuleEntry({ rule: { id, title, text }, stories, isChosen }: RuleEntryProps) {
  const headingId = useId();
  const flows = [...new Set(stories.map(({ flow }) => flow))];
  return (
    <article aria-labelledby={headingId} aria-current={isChosen || undefined} tabIndex={-1}>
      <h3 id={headingId}>
        {id} <span>{title}</span>
      </h3>
      <p>{text}</p>
      <ul aria-label={`Stories that show ${id}`}>
        {flows.map((flow) => (
          <li key={flow}>
            {flow}:{" "}
            {stories
              .filter((story) => story.flow === flow)
              .map((story, index) => (
                <span key={story.id}>
                  {index > 0 && ", "}
                  <a href={storyAddress(story.id)} target="_top">
                    {story.name}
                  </a>
                </span>
              ))}
          </li>
        ))}
      </ul>
    </article>
  );
}
