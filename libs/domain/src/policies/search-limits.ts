/**
 * PR-05: a private operator may search only by name, personal or coordination number and case number (SoLPuF 20 §), and
 * matches no cases of different units against each other (21 §). A nämnd may also look for likeness.
 */
export function mayCompareTexts(operatorKind: 'namnd' | 'enskild-verksamhet'): boolean {
  return operatorKind === 'namnd';
}
