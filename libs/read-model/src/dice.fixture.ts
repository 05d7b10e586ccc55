import { uuidV5 } from '#domain/policies/uuid-v5.js';

/** Small seeded random numbers: a failing history is made again from its seed. */
export class Dice {
  constructor(private seed: number) {}

  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  one<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  chance(p: number): boolean {
    return this.next() < p;
  }
}

export const node = (code: string): string => uuidV5(`test-node|${code}`);
export const person = (name: string): string => uuidV5(`test-person|${name}`);
export const people = ['amina', 'birgitta', 'tomas', 'sara', 'leila', 'goran', 'eva', 'petra', 'marianne'];
export const unitCodes = ['bof-mottagning', 'bof-utredning', 'omsorg-lss', 'omsorg-daglig'];
