/** The styles of the panel, each below its own class; the colours follow the colour scheme of the page. */
export const styles = `
.hwk-devtools {
  --hwk-surface: light-dark(#fff, #17181c);
  --hwk-sunken: light-dark(#f6f6f8, #0e0f12);
  --hwk-text: light-dark(#1b1c22, #ededf1);
  --hwk-muted: light-dark(#5e616b, #a1a4af);
  --hwk-line: light-dark(#d9dae0, #34363f);
  --hwk-accent: light-dark(#4f46e5, #8f8bff);
  --hwk-good: light-dark(#17714a, #5fd39a);
  --hwk-good-tint: light-dark(#e7f5ee, #12291f);
  --hwk-bad: light-dark(#b3261e, #ff8f87);
  --hwk-bad-tint: light-dark(#fceceb, #331a19);
  --hwk-mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
  box-sizing: border-box;
  display: flex;
  flex-direction: column;
  width: min(480px, 100vw - 24px);
  height: min(560px, 100vh - 88px);
  overflow: hidden;
  border: 1px solid var(--hwk-line);
  border-radius: 10px;
  background: var(--hwk-surface);
  color: var(--hwk-text);
  box-shadow: 0 8px 32px rgb(0 0 0 / 24%);
  font: 400 13px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
  pointer-events: auto;
}
.hwk-devtools * { box-sizing: border-box; }
.hwk-devtools header {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 12px;
  padding: 10px 14px 4px;
}
.hwk-devtools :is(header span, p, small, figcaption, dt, i) { color: var(--hwk-muted); }
.hwk-devtools :is(p, figure, ul, ol, dl, dd, pre) { margin: 0; padding: 0; }
.hwk-devtools small { font-size: 12px; }
.hwk-devtools button {
  min-height: 30px;
  margin: 0 6px 0 0;
  padding: 0 10px;
  border: 1px solid light-dark(#8b8e99, #6d707c);
  border-radius: 6px;
  background: var(--hwk-surface);
  color: inherit;
  font: inherit;
  font-weight: 500;
  cursor: pointer;
}
.hwk-devtools button:hover { border-color: var(--hwk-text); }
.hwk-devtools button[aria-disabled="true"] { color: var(--hwk-muted); cursor: default; }
.hwk-devtools :focus-visible { outline: 2px solid var(--hwk-accent); outline-offset: 1px; }
.hwk-devtools [role="tablist"] {
  display: flex;
  flex-wrap: wrap;
  padding: 0 8px;
  border-bottom: 1px solid var(--hwk-line);
}
.hwk-devtools [role="tab"] {
  margin: 0;
  padding: 0 6px;
  border: 0;
  border-bottom: 2px solid transparent;
  border-radius: 0;
  background: none;
}
.hwk-devtools [role="tab"][aria-selected="true"] { border-color: var(--hwk-accent); color: var(--hwk-accent); }
.hwk-devtools [role="tab"]:focus-visible { outline-offset: -3px; }
.hwk-devtools [role="tabpanel"] { flex: 1; min-height: 0; overflow: auto; padding: 12px 14px; }
.hwk-devtools [role="tabpanel"]:focus-visible { outline-offset: -3px; }
.hwk-devtools [role="tabpanel"] > * + * { margin-top: 10px; }
.hwk-devtools pre {
  padding: 8px 0;
  border-radius: 6px;
  background: var(--hwk-sunken);
  font: 12px/1.5 var(--hwk-mono);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.hwk-devtools figure pre { padding: 8px 10px; }
.hwk-devtools pre :is(span, ins, del) { display: block; padding: 0 10px; }
.hwk-devtools :is(ins, del) { text-decoration: none; }
.hwk-devtools ins { background: var(--hwk-good-tint); color: var(--hwk-good); }
.hwk-devtools del { background: var(--hwk-bad-tint); color: var(--hwk-bad); }
.hwk-devtools :is(ins, del) :is(code, i) { color: inherit; }
.hwk-devtools code { background: none; color: inherit; font: 12px/1.5 var(--hwk-mono); }
.hwk-devtools figcaption, .hwk-devtools-path { font: 12px/1.5 var(--hwk-mono); }
.hwk-devtools-path { display: block; font-weight: 600; }
.hwk-devtools :is(ul, ol) { list-style: none; }
.hwk-devtools li { padding: 6px 0; border-top: 1px solid var(--hwk-line); }
.hwk-devtools :is(ul, ol) > li:first-child { border-top: 0; }
.hwk-devtools dl { display: grid; grid-template-columns: auto 1fr; gap: 0 10px; margin: 2px 0 6px; }
.hwk-devtools details { padding: 4px 0; border-top: 1px solid var(--hwk-line); }
.hwk-devtools summary { padding-block: 3px; cursor: pointer; }
.hwk-devtools summary:hover { color: var(--hwk-accent); }
.hwk-devtools summary b { font: 600 12px/1.5 var(--hwk-mono); }
.hwk-devtools ol > li { padding: 2px 0; }
.hwk-devtools ol button { width: 100%; margin: 0; border: 0 solid transparent; border-inline-start-width: 3px; border-radius: 0; text-align: start; }
.hwk-devtools ol details { padding: 0 11px 4px; border: 0; font-size: 12px; }
.hwk-devtools [aria-current] { border-color: var(--hwk-accent); color: var(--hwk-accent); font-weight: 700; }
.hwk-devtools [data-undone="true"] { color: var(--hwk-muted); }
.hwk-devtools [data-failed="true"] { color: var(--hwk-bad); }
`;
