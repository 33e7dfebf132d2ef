/**
 * The notations in the order in which they are tried. Each begins differently, but for the block at the end: a
 * derivative looks like a fraction, and every name that no other notation claims is a density, a function or a variable.
 */
import { absolute } from "./absolute.ts";
import { acronym } from "./acronym.ts";
import { application } from "./application.ts";
import { brace } from "./brace.ts";
import { brackets } from "./brackets.ts";
import { density } from "./density.ts";
import { derivative } from "./derivative.ts";
import { dirac } from "./dirac.ts";
import { divergence } from "./divergence.ts";
import { entropy } from "./entropy.ts";
import { evidenceLowerBound } from "./evidenceLowerBound.ts";
import { expectation } from "./expectation.ts";
import { exponential } from "./exponential.ts";
import { fraction } from "./fraction.ts";
import { indexedFamily } from "./indexedFamily.ts";
import { integral } from "./integral.ts";
import { logarithm } from "./logarithm.ts";
import { mutualInformation } from "./mutualInformation.ts";
import type { Notation } from "./notation.ts";
import { number } from "./number.ts";
import { optimum } from "./optimum.ts";
import { radical } from "./radical.ts";
import { summation } from "./summation.ts";
import { variable } from "./variable.ts";

export const notations: readonly Notation[] = [
  absolute,
  brace,
  // Braces with an index below them are a sequence before they are brackets.
  indexedFamily,
  brackets,
  dirac,
  divergence,
  entropy,
  evidenceLowerBound,
  expectation,
  exponential,
  integral,
  logarithm,
  mutualInformation,
  number,
  optimum,
  radical,
  summation,
  // Order matters from here on.
  derivative,
  fraction,
  acronym,
  density,
  application,
  variable,
];
