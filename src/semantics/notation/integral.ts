/**
 * ∫ f dx, ∫∫ f dx dz, ∫ dx f, ∫_X f dx over the whole space, ∫_a^b f dx between bounds. Without a differential the
 * variable is the domain's (∫_x f) or the one that the densities without arguments stand for (∫ q log q/p).
 */
import { atDepthZero, type Cursor, isSign, skipSpaces } from "../cursor.ts";
import { canName } from "../names.ts";
import type { Expression, Variable } from "../expression.ts";
import type { Reader } from "../reader.ts";
import { isWholeSpace } from "../wholeSpace.ts";
import { keyOf } from "../sameExpression.ts";
import { Unreadable } from "../unreadable.ts";
import type { Span } from "../../span.ts";
import type { Item, Row } from "../../tex/tree.ts";
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
    const domains = [domain];
    while (isSign(cursor.peek(), ...signs)) {
      reader.take(cursor);
      domains.push(readDomain(reader, cursor));
      if (domains.some(({ bounds }) => bounds.lower)) throw new Unreadable("unknown-domain", here);
    }
    skipSpaces(cursor);
    const differential = differentials(cursor);
    const [first] = differential;
    if (first === undefined) {
      const variables = domain.variable ? [domain.variable] : defaultVariables(reader, cursor);
      if (variables.length === 0 || domains.length > 1)
        throw new Unreadable("integral-without-differential", here);
      if (!agreesWith(reader, domain, variables)) throw new Unreadable("unknown-domain", here);
      reader.implicit.push(variables);
      const body = reader.product(cursor);
      reader.implicit.pop();
      return reader.build({ kind: "integral", variables, body, ...domain.bounds });
    }
    const leading = first === cursor.position;
    const [start, end] = [cursor.position, first];
    cursor.position = first;
    const variables = takeDifferentials(reader, cursor);
    // The innermost sign belongs to the first differential.
    const isPaired = domains.length === variables.length;
    const agree = domains.every((one, index) =>
      agreesWith(
        reader,
        one,
        isPaired ? variables.slice(variables.length - 1 - index).slice(0, 1) : variables,
      ),
    );
    if (!agree) throw new Unreadable("unknown-domain", here);
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
  /** A space by its name, to be compared with the variables of the differential. */
  readonly space?: { readonly row: Row; readonly span: Span };
}

function readDomain(reader: Reader, cursor: Cursor): Domain {
  const scripts = cursor.scripts();
  if (!scripts) return { bounds: {} };
  reader.take(cursor);
  const { subscript, superscript, span } = scripts;
  if (!subscript) throw new Unreadable("unknown-domain", span);
  if (superscript && isSign(subscript[0], "-") && isInfinity(subscript.slice(1)) && isInfinity(superscript)) {
    reader.absorb([...subscript, ...superscript]);
    return { bounds: {} };
  }
  if (superscript)
    return { bounds: { lower: reader.row(subscript, span), upper: reader.row(superscript, span) } };
  const variable = reader.glance(reader.cursor(subscript), () => reader.row(subscript, span))?.value;
  if (variable?.kind === "variable" && !/^(\\math(cal|bb)\{|[A-Z]$|\\Omega$)/.test(variable.name)) {
    reader.absorb(subscript);
    return { variable, bounds: {} };
  }
  reader.absorb(subscript);
  return { bounds: {}, space: { row: subscript, span } };
}

/** The domain says nothing that the variables do not: it is one of them, bold or not, or the whole space of theirs. */
function agreesWith(reader: Reader, domain: Domain, variables: readonly Variable[]): boolean {
  if (domain.space) return isWholeSpace(reader, domain.space.row, variables, domain.space.span);
  const plain = (one: Variable): string =>
    keyOf({ ...one, name: one.name.replace(/^\\mathbf\{(.*)\}$/, "$1") });
  const { variable } = domain;
  return variable === undefined || variables.some((one) => plain(one) === plain(variable));
}

function isInfinity(row: Row): boolean {
  const rest = isSign(row[0], "+") ? row.slice(1) : row;
  return rest.length === 1 && isSign(rest[0], "\\infty");
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
