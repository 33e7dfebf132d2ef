/** The server's process: answers on the channel that its parent has opened, and ends when that closes. */
import { setFlagsFromString } from "node:v8";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { codeLens } from "./features/codeLens.ts";
import { derivation } from "./features/derivation.ts";
import { inlayHints } from "./features/inlayHints.ts";
import type { HoverFeature } from "./checkedNote.ts";
import { serve } from "./server.ts";

// The library ends the process when a stream closes, but not when a channel between two processes does.
process.once("disconnect", () => {
  process.exit(1);
});

// Most of what an edit reaches runs for the first few times, where an interpreter is slow: V8 compiles each function simply
// at its first call, which makes the slowest checks a fifth faster. A V8 without this option goes on as it is.
setFlagsFromString("--always-sparkplug");

/** Drawing formulas weighs more than all the rest, and nobody hovers before the first check. */
const hover: HoverFeature = async (...place) => (await import("./features/hover.ts")).hover(...place);

serve(createConnection(ProposedFeatures.all), { hover, inlayHints, derivation, codeLens });
