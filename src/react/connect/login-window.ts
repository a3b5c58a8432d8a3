/** The parts of a login window that the kit uses. */
export interface LoginWindow {
  readonly closed: boolean;
  readonly location: Pick<Location, "replace">;
  focus(): void;
  close(): void;
}

const WIDTH = 600;
const HEIGHT = 700;

/** Opens an empty window in the middle of the app's; `null` where the browser does not allow it. */
export function openLoginWindow(): LoginWindow | null {
  const left = Math.round(window.screenX + (window.outerWidth - WIDTH) / 2);
  const top = Math.round(window.screenY + (window.outerHeight - HEIGHT) / 2.5);
  const place = `left=${String(left)},top=${String(top)}`;
  return window.open("", "_blank", `popup,width=${String(WIDTH)},height=${String(HEIGHT)},${place}`);
}
