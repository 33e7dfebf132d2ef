/** The built page of the derivation panel on a server of the loopback, and what goes in and out of it. */
import type { Page } from "playwright-core";
import type { FromPage, ToPage } from "../../webview/messages.ts";
import { type PageServer, postedBy as allPostedBy, sendTo, servePage } from "./pageServer.ts";

export type PanelServer = PageServer;

/** Serves the folder of the built page until it is closed. */
export async function servePanel(): Promise<PanelServer> {
  return servePage({ name: "derivation", title: "Derivation" });
}

/** Sends the page a message as the extension does. */
export async function send(page: Page, message: ToPage): Promise<void> {
  await sendTo(page, message);
}

/** What the page has said to the extension so far, since it was last loaded. */
export async function postedBy(page: Page): Promise<readonly FromPage[]> {
  return (await allPostedBy(page)) as readonly FromPage[];
}
