import type { PublicFormAnswer } from '#domain/answers/public.js';

/** Whom to call when it cannot wait for an answer. The socialjour has another number in each kommun. */
export function helpNumbers(socialjour: string | null): PublicFormAnswer['help'] {
  return [
    { name: 'SOS Alarm', number: '112', about: 'Om någon är i fara just nu.' },
    ...(socialjour === null ? [] : [{ name: 'Socialjouren', number: socialjour, about: 'Kvällar, nätter och helger.' }]),
    { name: 'BRIS', number: '116 111', about: 'För dig som är under 18. Det kostar inget och du behöver inte säga vad du heter.' },
  ];
}
