/** The page of the derivation panel: connects it to the extension and says that it is there. */
import type { ToPage } from "../messages.ts";
import { connectHost } from "./host.ts";
import { Panel } from "./panel.ts";

const host = connectHost();
const panel = new Panel(host, document.body);

addEventListener("message", ({ data }: MessageEvent<ToPage | undefined>) => {
  switch (data?.type) {
    case "show":
      panel.show(data.derivation);
      break;
    case "empty":
      panel.showEmpty(data.reason);
      break;
    case undefined:
      break;
  }
});

// The extension may have forgotten what the page remembers, and has to know it before it shows anything.
if (panel.isPinned) host.post({ type: "pin", pinned: true });
host.post({ type: "ready" });
