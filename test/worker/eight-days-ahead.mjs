/** Puts the clock of a process eight days ahead; the clock of the database is right. */
const aheadMs = 8 * 24 * 60 * 60 * 1000;
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [target.now() + aheadMs], made),
  apply: (target) => new target(target.now() + aheadMs).toString(),
  get: (target, name, self) => (name === 'now' ? () => target.now() + aheadMs : Reflect.get(target, name, self)),
});
