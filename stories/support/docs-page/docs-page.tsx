import { DocsContainer, type DocsContainerProps } from "@storybook/addon-docs/blocks";
import { useEffect, useState, useSyncExternalStore, type PropsWithChildren } from "react";
import { GLOBALS_UPDATED } from "storybook/internal/core-events";
import { themes } from "storybook/theming";
import "./docs-page.css";

/** What stands around a page of the docs: Storybook's own frame, in the toolbar's theme. */
export function DocsPage({ context, children }: PropsWithChildren<DocsContainerProps>) {
  const chosen = useChosenTheme(context.channel);
  const system = useSyncExternalStore(watchSystem, () => (darkSystem().matches ? "dark" : "light"));
  const theme = chosen === "system" ? system : chosen;
  useEffect(() => {
    document.documentElement.dataset["theme"] = chosen;
  }, [chosen]);
  return (
    <DocsContainer context={context} theme={theme === "dark" ? themes.dark : themes.light}>
      {children}
    </DocsContainer>
  );
}

const darkSystem = () => matchMedia("(prefers-color-scheme: dark)");

function watchSystem(listener: () => void) {
  const query = darkSystem();
  query.addEventListener("change", listener);
  return () => {
    query.removeEventListener("change", listener);
  };
}

/** The toolbar's theme: from the address at first, then from what the toolbar tells. */
function useChosenTheme(channel: DocsContainerProps["context"]["channel"]): string {
  const [theme, setTheme] = useState(() => {
    const globals = new URLSearchParams(location.search).get("globals") ?? "";
    return /(?:^|;)theme:(\w+)/.exec(globals)?.[1] ?? "system";
  });
  useEffect(() => {
    const take = ({ globals }: { globals: { theme?: string } }) => {
      setTheme(globals.theme ?? "system");
    };
    channel.on(GLOBALS_UPDATED, take);
    return () => {
      channel.off(GLOBALS_UPDATED, take);
    };
  }, [channel]);
  return theme;
}
