/** Holds a report against docs/report.schema.json. The one caller of ajv. */
import fs from "node:fs";
import { Ajv } from "ajv";

const schema: object = JSON.parse(
  fs.readFileSync(new URL("../../docs/report.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);

/** What is wrong with the report; empty when it fits the schema. */
export function schemaErrors(report: unknown): readonly string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}
