/** How each kind of expression gets its value: the table that the compiler keeps complete. */
import type { Evaluators } from "../evaluation.ts";
import { application } from "./application.ts";
import {
  absolute,
  addition,
  constant,
  exponential,
  logarithm,
  negation,
  number,
  power,
  product,
  quotient,
  sequence,
  variable,
} from "./arithmetic.ts";
import { density, dirac } from "./density.ts";
import { derivative } from "./derivative.ts";
import { divergence } from "./divergence.ts";
import {
  conditionalEntropy,
  crossEntropy,
  entropy,
  evidenceLowerBound,
  mutualInformation,
} from "./entropy.ts";
import { expectation, integral } from "./expectation.ts";
import { optimum } from "./optimum.ts";
import { productOver, summation } from "./summation.ts";

export const evaluators: Evaluators = {
  number,
  constant,
  variable,
  sequence,
  addition,
  product,
  negation,
  quotient,
  power,
  logarithm,
  exponential,
  absolute,
  density,
  application,
  dirac,
  expectation,
  integral,
  summation,
  productOver,
  divergence,
  entropy,
  crossEntropy,
  conditionalEntropy,
  mutualInformation,
  evidenceLowerBound,
  optimum,
  derivative,
};
