/** The names of the sets of points in the plane, and the words for them: apart from the sets, for forms of settings. */

export const planarSetTitles = {
  eightGaussians: "8 Gaussians",
  twentyFiveGaussians: "25 Gaussians",
  twoMoons: "Two moons",
  ring: "Ring",
  pinwheel: "Pinwheel",
  twoSpirals: "Two spirals",
  checkerboard: "Checkerboard",
  swissRoll: "Swiss roll",
} as const;

export type PlanarSetName = keyof typeof planarSetTitles;
