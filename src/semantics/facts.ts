/**
 * What the prose of a note says about its names: that draws are independent and identically distributed, that a
 * variable is discrete, that letters are matrices or vectors. English and Chinese.
 */
const independence = /\bi\.?\s?i\.?\s?d\b|independent(ly)? and identically|独立同分布/i;
const linearity = /\bmatri(x|ces)\b|\bvectors?\b|矩阵|向量/i;

export interface Facts {
  readonly independent: boolean;
  /** Letters may be matrices or vectors, so that their products do not commute. */
  readonly linear: boolean;
}

export function factsOf(prose: string): Facts {
  return { independent: independence.test(prose), linear: linearity.test(prose) };
}

/** Whether the prose on both sides of a letter calls it discrete: *for discrete $X$*, *$X$ is discrete*, *离散变量 $X$*. */
export function callsDiscrete(before: string, after: string): boolean {
  return (
    /(\bdiscrete(\s+(random\s+)?variables?)?|离散(随机)?(变量)?)\s*$/i.test(before) ||
    /^\s*(is|are|be)\s+(a\s+)?discrete\b|^\s*(是|为)离散/i.test(after)
  );
}

/** Whether the prose speaks of independence, by which factorisations may hold that no law gives. */
export function speaksOfIndependence(prose: string): boolean {
  return /\bindependen|\bi\.?\s?i\.?\s?d\b|\bMarkov|\bfactori[sz]|独立|马尔可夫|马尔科夫/i.test(prose);
}

/** Words right before a formula that make it a condition: *if x = 1*, *当*. */
export function asksCondition(before: string): boolean {
  return /(\b(if|when|whenever|assum\w*|suppos\w*|provided|given that|such that|s\.t\.|iff|only if|unless|until|in case|requires?)\s*(that\s*)?[,:]?\s*|(当|若|如果|假设|假定|使得|满足|除非|约束)\s*)$/i.test(
    before,
  );
}

/**
 * Whether the sentence that leads to a formula says that what follows holds in a certain case only: *if q = p, then*,
 * *in that case the bound is tight*, *此时*.
 */
export function isUnderCondition(prose: string): boolean {
  const sentence = prose.split(/[.!?]\s+(?=\p{Lu})|[。！？]/u).at(-1) ?? "";
  return /\b((?<!as )if|when|whenever|unless|suppos\w*|assum\w*|provided|in (this|that|which|such a|either) case|at (the )?(optimum|equilibrium|convergence))\b|当|若|如果|假设|假定|此时|这时/iu.test(
    sentence,
  );
}

/** Words that state a choice, or give a name its meaning: *for x = 1*, *set*, *with*, *取*. */
export function asksChoice(before: string): boolean {
  return /(\b(for|case|set|setting|take|taking|choose|choosing|at|with|let)\s*[,:]?\s*|(设|令|取)\s*)$/i.test(
    before,
  );
}

/** Words right before a formula that give a name its meaning: *let m = …*, *where*, *记*. */
export function givesMeaning(before: string): boolean {
  return /(\b(let|where|define[ds]?( as)?|denote[ds]?( by)?|with|write|writing|call|set|setting)\s*[,:]?\s*|(其中|定义|记|令|设|记作|记为|这里)\s*)$/i.test(
    before,
  );
}

/** Whether the words after a formula lead into definitions of what it used: *where …*, *with …*, *其中*. */
export function leadsToMeanings(after: string): boolean {
  return /^[\s,.;:，。；：]*((where|with|here|in which)\b|其中|这里|式中)/i.test(after);
}

/** Whether the words between two definitions only join them. */
export function joinsMeanings(between: string): boolean {
  return /^\s*[,;，；、]?\s*(and|with|和|与)?\s*$/i.test(between);
}
