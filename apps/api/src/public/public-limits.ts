import type { PublicLimits } from '#config/config.js';
import { networkOf, Throttle, type Counted } from './throttle.js';

const minute = 60_000;
const hour = 60 * minute;
/** Who has the right code reads and writes; a network gets so many times its wrong tries. */
const rightPerWrong = 6;

/** The limits of what is sent without sign-in (security 12), in memory only. */
export class PublicThrottles {
  private readonly forms: Throttle;
  private readonly wrongCodes: Throttle;
  private readonly codes: Throttle;

  constructor({ formsPerHour, formsPerHourInAll, receiptsPerMinute, receiptsPerMinuteInAll }: PublicLimits) {
    this.forms = new Throttle({ perNetwork: formsPerHour, inAll: formsPerHourInAll, windowMs: hour });
    this.wrongCodes = new Throttle({ perNetwork: receiptsPerMinute, inAll: receiptsPerMinuteInAll, windowMs: minute });
    this.codes = new Throttle({ perNetwork: receiptsPerMinute * rightPerWrong, inAll: receiptsPerMinuteInAll * rightPerWrong, windowMs: minute });
  }

  /** A report; given back when it turns out to be the repeat of one. */
  form(address: string): Counted {
    return this.forms.count(networkOf(address));
  }

  /** A code, counted before anybody knows whether it is right; given back when it was. */
  code(address: string): Counted {
    const network = networkOf(address);
    const wrong = this.wrongCodes.count(network);
    try {
      this.codes.count(network);
    } catch (error) {
      wrong.giveBack();
      throw error;
    }
    return wrong;
  }
}
