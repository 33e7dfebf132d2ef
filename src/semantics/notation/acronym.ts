/** Names of the field spelt in capitals without a command, E L B O side by side: one name, not a product of letters. */
import type { Notation } from "./notation.ts";

const acronyms = new Set(["ELBO", "NELBO", "VLB", "NLL", "MLE", "MAP", "MSE", "KL"]);

export const acronym: Notation = {
  name: "acronym",
  read(reader, cursor) {
    let letters = "";
    for (let ahead = 0; ; ahead++) {
      const item = cursor.peek(ahead);
      if (item?.kind !== "symbol" || !/^[A-Z]$/.test(item.text)) break;
      letters += item.text;
    }
    if (!acronyms.has(letters)) return undefined;
    for (let taken = 0; taken < letters.length; taken++) reader.take(cursor);
    return reader.build({ kind: "variable", name: `\\mathrm{${letters}}`, subscripts: [], superscripts: [] });
  },
};
