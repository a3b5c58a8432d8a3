/** The styles of the inspector. All selectors begin with a class of its own; the colours follow the page's colour scheme. */
export const styles = `
.hwk-inspector {
  --hwk-surface: light-dark(#fff, #17181c);
  --hwk-sunken: light-dark(#f6f6f8, #0e0f12);
  --hwk-text: light-dark(#1b1c22, #ededf1);
  --hwk-muted: light-dark(#5e616b, #a1a4af);
  --hwk-line: light-dark(#d9dae0, #34363f);
  --hwk-accent: light-dark(#4f46e5, #8f8bff);
  --hwk-good: light-dark(#17714a, #5fd39a);
  --hwk-bad: light-dark(#b3261e, #ff8f87);
  --hwk-mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
  box-sizing: border-box;
  min-width: 0;
  border: 1px solid var(--hwk-line);
  border-radius: 10px;
  background: var(--hwk-surface);
  color: var(--hwk-text);
  font: 400 13px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
}
.hwk-inspector *, .hwk-inspector *::before { box-sizing: border-box; }
.hwk-inspector header {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 4px 12px;
  padding: 10px 14px;
}
.hwk-inspector header span, .hwk-inspector p, .hwk-inspector small, .hwk-inspector figcaption { color: var(--hwk-muted); }
.hwk-inspector output { display: block; padding: 0 14px; color: var(--hwk-good); }
.hwk-inspector output:not(:empty) { padding-bottom: 10px; }
.hwk-inspector [data-failed="true"] { color: var(--hwk-bad); }
.hwk-inspector p, .hwk-inspector figure { margin: 0; }
.hwk-inspector small { font-size: 12px; }
.hwk-inspector summary { padding-block: 3px; cursor: pointer; }
.hwk-inspector summary:hover { color: var(--hwk-accent); }
.hwk-inspector :focus-visible { outline: 2px solid var(--hwk-accent); outline-offset: 1px; border-radius: 4px; }
.hwk-inspector > details { border-top: 1px solid var(--hwk-line); padding: 0 14px; }
.hwk-inspector > details > summary { margin-inline: -14px; padding: 8px 14px; font-weight: 600; }
.hwk-inspector > details[open] { padding-bottom: 12px; }
.hwk-inspector > details > summary:focus-visible { outline-offset: -3px; }
.hwk-inspector details details { margin-top: 4px; }
.hwk-inspector [role="group"] { display: block; margin-top: 8px; }
.hwk-inspector [role="group"]:first-of-type { margin-top: 0; }
.hwk-inspector figure { margin-top: 6px; }
.hwk-inspector figcaption { font-size: 12px; }
.hwk-inspector pre {
  margin: 2px 0 0;
  padding: 8px 10px;
  border-radius: 6px;
  background: var(--hwk-sunken);
  font: 12px/1.5 var(--hwk-mono);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.hwk-inspector code, .hwk-inspector time { font: 12px/1.5 var(--hwk-mono); }
.hwk-inspector-entry b { font: 600 12px/1.5 var(--hwk-mono); }
.hwk-inspector form { display: grid; justify-items: start; gap: 4px; }
.hwk-inspector label { margin-top: 4px; }
.hwk-inspector :is(input, select, button) {
  min-height: 30px;
  border: 1px solid light-dark(#8b8e99, #6d707c);
  border-radius: 6px;
  background: var(--hwk-surface);
  color: inherit;
  font: inherit;
}
.hwk-inspector :is(input, select) { width: 100%; padding: 0 8px; }
.hwk-inspector button { margin: 6px 6px 0 0; padding: 0 10px; font-weight: 500; cursor: pointer; }
.hwk-inspector button:hover { border-color: var(--hwk-text); }
`;
