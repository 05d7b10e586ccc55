/** PR-03: keep, then destroy five years after the last note (17 kap. 10 § SoL, 23 g § LSS). */
export const providerRetention = 'gallras-efter-fem-ar';
