/** The extension, as the page of the derivation panel knows it. */
import type { FromPage } from "../messages.ts";
import { connectHost as connect, type Host as HostOf } from "../page/host.ts";
import { type PageState, readState } from "./state.ts";

export type Host = HostOf<FromPage, PageState>;

/** Can be called once in the life of a page; restores a fresh state where none was kept or it is of another make. */
export function connectHost(): Host {
  return connect(readState);
}
