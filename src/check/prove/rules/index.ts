/**
 * All rules. `unfolding` looks at an expression before its parts are in normal form, `collecting` after; each list is
 * tried from its beginning.
 */
import type { Rule } from "../rule.ts";
import { absoluteOfCommonFactor } from "./absoluteOfCommonFactor.ts";
import { antiderivative } from "./antiderivative.ts";
import { argumentOrder } from "./argumentOrder.ts";
import { chainRule } from "./chainRule.ts";
import { changeOfBase } from "./changeOfBase.ts";
import { conditionalDensity } from "./conditionalDensity.ts";
import { constantFactor } from "./constantFactor.ts";
import { derivativeIsLinear } from "./derivativeIsLinear.ts";
import { derivativeOfGeneralPower } from "./derivativeOfGeneralPower.ts";
import { derivativeOfLogarithm } from "./derivativeOfLogarithm.ts";
import { derivativeOfProduct } from "./derivativeOfProduct.ts";
import { derivativeUnderIntegral } from "./derivativeUnderIntegral.ts";
import { divergenceDefinition } from "./divergenceDefinition.ts";
import { entropyDefinition } from "./entropyDefinition.ts";
import { evidenceLowerBound } from "./evidenceLowerBound.ts";
import { expectationAsIntegral } from "./expectationAsIntegral.ts";
import { exponentialOfSum } from "./exponentialOfSum.ts";
import { fundamentalTheoremOfCalculus } from "./fundamentalTheoremOfCalculus.ts";
import { independentDraws } from "./independentDraws.ts";
import { independentIntegrals } from "./independentIntegrals.ts";
import { integralIsLinear } from "./integralIsLinear.ts";
import { logOfCommonFactor } from "./logOfCommonFactor.ts";
import { logOfExponential } from "./logOfExponential.ts";
import { logOfNumber } from "./logOfNumber.ts";
import { logOfPower } from "./logOfPower.ts";
import { logOfProduct } from "./logOfProduct.ts";
import { logOfProductOver } from "./logOfProductOver.ts";
import { marginalize } from "./marginalize.ts";
import { nestedIntegral } from "./nestedIntegral.ts";
import { optimumDropsConstant } from "./optimumDropsConstant.ts";
import { optimumOfLogarithm } from "./optimumOfLogarithm.ts";
import { optimumScales } from "./optimumScales.ts";
import { powerOfExponential } from "./powerOfExponential.ts";
import { powerOfNumber } from "./powerOfNumber.ts";
import { powerOfPower } from "./powerOfPower.ts";
import { powerOfProduct } from "./powerOfProduct.ts";
import { powerOfRoot } from "./powerOfRoot.ts";
import { powerOfSum } from "./powerOfSum.ts";
import { renameBoundVariables } from "./renameBoundVariables.ts";
import { sifting } from "./sifting.ts";
import { sumAsIntegral } from "./sumAsIntegral.ts";
import { sumOfConstant } from "./sumOfConstant.ts";
import { sumOutOfIntegral } from "./sumOutOfIntegral.ts";
import { unfoldDefinition } from "./unfoldDefinition.ts";
import { wholeTuple } from "./wholeTuple.ts";

/** A definition of the note comes before what the field means by the same name, and the chain rule before ratios of marginals. */
const unfoldingInOrder: readonly Rule[] = [
  unfoldDefinition,
  chainRule,
  independentDraws,
  wholeTuple,
  conditionalDensity,
];

const unfoldingSorted: readonly Rule[] = [
  changeOfBase,
  divergenceDefinition,
  entropyDefinition,
  evidenceLowerBound,
  expectationAsIntegral,
  fundamentalTheoremOfCalculus,
  logOfExponential,
  logOfNumber,
  logOfPower,
  logOfProduct,
  logOfProductOver,
  sumAsIntegral,
];

export const unfolding: readonly Rule[] = [...unfoldingInOrder, ...unfoldingSorted];

/** Integrals: the parts of a sum, then constants, sums and nested integrals out, then single variables; names come last. */
const collectingInOrder: readonly Rule[] = [
  integralIsLinear,
  constantFactor,
  antiderivative,
  sumOutOfIntegral,
  sifting,
  nestedIntegral,
  sumOfConstant,
  marginalize,
  independentIntegrals,
  derivativeIsLinear,
  optimumDropsConstant,
  optimumScales,
];

const collectingSorted: readonly Rule[] = [
  absoluteOfCommonFactor,
  argumentOrder,
  derivativeOfGeneralPower,
  derivativeOfLogarithm,
  derivativeOfProduct,
  derivativeUnderIntegral,
  exponentialOfSum,
  logOfCommonFactor,
  powerOfExponential,
  powerOfNumber,
  powerOfPower,
  powerOfProduct,
  powerOfSum,
];

export const collecting: readonly Rule[] = [...collectingInOrder, ...collectingSorted, renameBoundVariables];

/** Rules that the prover tries by themselves, and after arithmetic. */
export const attempted: readonly Rule[] = [optimumOfLogarithm, powerOfRoot];

export const rules: readonly Rule[] = [...unfolding, ...collecting, ...attempted];
