/**
 * ∫ f dx, ∫∫ f dx dz, ∫ dx f, ∫_X f dx over the whole space, ∫_a^b f dx between bounds. Without a differential the
 * variable is the domain's (∫_x f) or the one that the densities without arguments stand for (∫ q log q/p).
 */
import { atDepthZero, type Cursor, isSign, skipSpaces } from "../cursor.ts";
import { canName } from "../names.ts";
import type { Expression, Variable } from "../expression.ts";
import type { Reader } from "../reader.ts";
import { Unreadable } from "../unreadable.ts";
import type { Item, Row, Scripts } from "../../tex/tree.ts";
import { defaultVariables } from "./distribution.ts";
import type { Notation } from "./notation.ts";

const signs = ["\\int", "\\iint", "\\iiint"];

export const integral: Notation = {
  name: "integral",
  read(reader, cursor) {
    if (!isSign(cursor.peek(), ...signs)) return undefined;
    const here = cursor.here;
    reader.take(cursor);
    const domain = readDomain(reader, cursor);
    while (isSign(cursor.peek(), ...signs)) {
      reader.take(cursor);
      const inner = readDomain(reader, cursor);
      if (inner.variable || inner.bounds.lower || domain.bounds.lower)
        throw new Unreadable("unknown-domain", here);
    }
    skipSpaces(cursor);
    const differential = differentials(cursor);
    const [first] = differential;
    if (first === undefined) {
      const variables = domain.variable ? [domain.variable] : defaultVariables(reader, cursor);
      if (variables.length === 0) throw new Unreadable("integral-without-differential", here);
      reader.implicit.push(variables);
      const body = reader.product(cursor);
      reader.implicit.pop();
      return reader.build({ kind: "integral", variables, body, ...domain.bounds });
    }
    const leading = first === cursor.position;
    const [start, end] = [cursor.position, first];
    cursor.position = first;
    const variables = takeDifferentials(reader, cursor);
    const behind = cursor.position;
    reader.implicit.push(variables);
    let body: Expression;
    if (leading) body = reader.product(cursor);
    else {
      cursor.position = start;
      body = reader.part(cursor, end);
      cursor.position = behind;
    }
    reader.implicit.pop();
    return reader.build({ kind: "integral", variables, body, ...domain.bounds });
  },
};

interface Domain {
  readonly variable?: Variable;
  readonly bounds: { readonly lower?: Expression; readonly upper?: Expression };
}

function readDomain(reader: Reader, cursor: Cursor): Domain {
  const scripts = cursor.scripts();
  if (!scripts) return { bounds: {} };
  reader.take(cursor);
  if (isWholeSpace(scripts)) {
    if (scripts.subscript) reader.absorb(scripts.subscript);
    if (scripts.superscript) reader.absorb(scripts.superscript);
    return { bounds: {} };
  }
  const { subscript, superscript } = scripts;
  if (!subscript) throw new Unreadable("unknown-domain", scripts.span);
  if (superscript) {
    return {
      bounds: { lower: reader.row(subscript, scripts.span), upper: reader.row(superscript, scripts.span) },
    };
  }
  const variable = reader.row(subscript, scripts.span);
  if (variable.kind !== "variable") throw new Unreadable("unknown-domain", scripts.span);
  return { variable, bounds: {} };
}

/** A named space (𝒳, ℝ^D, Ω, 𝒳 × 𝒵) or −∞ … ∞. */
function isWholeSpace(scripts: Scripts): boolean {
  const { subscript, superscript } = scripts;
  if (superscript)
    return (
      isInfinity(superscript) &&
      subscript?.[0] !== undefined &&
      isSign(subscript[0], "-") &&
      isInfinity(subscript.slice(1))
    );
  return subscript !== undefined && namesSpace(subscript);
}

function isInfinity(row: Row): boolean {
  const rest = isSign(row[0], "+") ? row.slice(1) : row;
  return rest.length === 1 && isSign(rest[0], "\\infty");
}

function namesSpace(row: Row): boolean {
  const [first] = row;
  if (first?.kind !== "symbol") return false;
  const named = first.font === "mathcal" || first.font === "mathbb" || /^(\\Omega|[A-Z])$/.test(first.text);
  return (
    named &&
    row
      .slice(1)
      .every(
        (item) =>
          item.kind === "scripts" ||
          isSign(item, "\\times") ||
          (item.kind === "symbol" && /^([A-Z]|\\Omega)$/.test(item.text)),
      )
  );
}

/** Where the differentials of this integral begin and end: empty if it has none. */
function differentials(cursor: Cursor): readonly number[] {
  let open = 0;
  const signsAndDifferentials = atDepthZero(
    cursor.items,
    cursor.position,
    cursor.end,
    (item) => isSign(item, ...signs) || isDifferentialSign(item),
  );
  for (const index of signsAndDifferentials) {
    if (isSign(cursor.items[index], ...signs)) open++;
    else if (isDifferential(cursor, index)) {
      if (open === 0) return [index];
      open--;
    }
  }
  return [];
}

function isDifferentialSign(item: Item): boolean {
  return isSign(item, "d");
}

function isDifferential(cursor: Cursor, index: number): boolean {
  const [sign, name, next] = [cursor.items[index], cursor.items[index + 1], cursor.items[index + 2]];
  if (!sign || !isDifferentialSign(sign) || index + 1 >= cursor.end || !canName(name)) return false;
  return !isSign(next, "(") || isSign(cursor.items[index + 3], "d");
}

function takeDifferentials(reader: Reader, cursor: Cursor): readonly Variable[] {
  const variables: Variable[] = [];
  while (isDifferential(cursor, cursor.position)) {
    reader.take(cursor);
    const variable = reader.factor(cursor);
    if (variable.kind !== "variable") throw new Unreadable("unknown-differential", cursor.here);
    variables.push(variable);
    skipSpaces(cursor);
  }
  return variables;
}
