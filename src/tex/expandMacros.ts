/**
 * The tokens of a formula after its note's macros are expanded. A token from a macro's body stands where the call
 * stands, arguments included; an argument's tokens keep their own places. Definitions leave no token.
 */
import { definingCommands, definitionsIn, type Macro, type Macros } from "./macros.ts";
import type { Token } from "./tokens.ts";

export type Expansion =
  | { readonly tokens: readonly Token[]; readonly changed: boolean }
  | { readonly failure: string; readonly at: Token };

const mostExpansions = 5_000;
const mostTokens = 200_000;
/** Tokens taken as arguments or put in from bodies, over all calls. */
const mostWork = 2_000_000;

export function expandMacros(source: readonly Token[], macros: Macros): Expansion {
  const tokens = withoutDefinitions(source);
  if (!tokens.some((token) => macros.has(token.text))) return { tokens, changed: tokens !== source };
  const expanded: Token[] = [];
  // The tokens still to be read, the next one last: a body is pushed back for another look.
  const pending = tokens.toReversed();
  let expansions = 0;
  let work = 0;
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    const macro = token.frozen ? undefined : macros.get(token.text);
    if (macro === undefined) {
      expanded.push(token);
      continue;
    }
    if (macro.body === undefined) return { failure: "unsupported-macro", at: token };
    const before = pending.length;
    const body = expandCall(token, macro, pending);
    if (body === undefined) return { failure: "missing-argument", at: token };
    work += before - pending.length + body.length;
    const tooMany = ++expansions > mostExpansions || work > mostWork;
    if (tooMany || expanded.length + pending.length + body.length > mostTokens) {
      return { failure: "too-many-expansions", at: token };
    }
    for (let index = body.length - 1; index >= 0; index--) pending.push(body[index] as Token);
  }
  return { tokens: expanded, changed: true };
}

/** The very same tokens if they define nothing. */
function withoutDefinitions(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => definingCommands.has(token.text))) return tokens;
  const kept: Token[] = [];
  let from = 0;
  for (const definition of definitionsIn(tokens)) {
    for (let index = from; index < definition.start; index++) kept.push(tokens[index] as Token);
    from = definition.end;
  }
  for (let index = from; index < tokens.length; index++) kept.push(tokens[index] as Token);
  return kept;
}

/** The body with the arguments put in; the arguments are taken off `pending`. */
function expandCall(call: Token, macro: Macro, pending: Token[]): readonly Token[] | undefined {
  const place = { start: call.start, end: call.end };
  const values: (readonly Token[] | undefined)[] = [];
  const take = (): Token | undefined => {
    const token = pending.pop();
    if (token !== undefined) place.end = Math.max(place.end, token.end);
    return token;
  };
  for (let parameter = 0; parameter < macro.parameters; parameter++) {
    if (parameter === 0 && macro.standard !== undefined && nextVisible(pending)?.text !== "[") {
      values.push(undefined);
      continue;
    }
    const close = parameter === 0 && macro.standard !== undefined ? "]" : undefined;
    const argument = takeArgument(take, close);
    if (argument === undefined) return undefined;
    values.push(argument);
  }
  const body: Token[] = [];
  const moved = (token: Token): Token => ({ ...token, ...place });
  const template = macro.body ?? [];
  for (let index = 0; index < template.length; index++) {
    const token = template[index] as Token;
    const parameter = token.text === "#" ? Number(template[index + 1]?.text) : 0;
    if (!(parameter >= 1 && parameter <= macro.parameters)) {
      body.push(moved(token));
      continue;
    }
    const value = values[parameter - 1] ?? macro.standard?.map(moved) ?? [];
    for (const inner of value) body.push(inner);
    index++;
  }
  return body;
}

function nextVisible(pending: readonly Token[]): Token | undefined {
  return pending.findLast((token) => token.text !== " ");
}

/** One token, or the inside of braces; the inside of brackets where `close` is theirs. */
function takeArgument(
  take: () => Token | undefined,
  close: string | undefined,
): readonly Token[] | undefined {
  let token = take();
  while (token?.text === " ") token = take();
  if (token === undefined || token.text === "}" || token.text === "&") return undefined;
  if (close === undefined && token.text !== "{") return [token];
  const inside: Token[] = [];
  let depth = 0;
  for (let inner = take(); inner !== undefined; inner = take()) {
    if (depth === 0 && inner.text === (close ?? "}")) return inside;
    if (inner.text === "{") depth++;
    else if (inner.text === "}") depth--;
    inside.push(inner);
  }
  return undefined;
}
