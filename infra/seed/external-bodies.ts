/** Other authorities of the demo. All invented. */
export const demoExternalBodies = [
  { code: 'bup', name: 'Regionen', clinic: 'BUP Nackby', kind: 'region', channel: 'sakert-meddelande', secureAddress: 'SDK: bup-nackby' },
  { code: 'vardcentral', name: 'Regionen', clinic: 'Nackby vårdcentral', kind: 'region', channel: 'brev', secureAddress: 'Box 12, 131 00 Nackby' },
  { code: 'bjorkskolan', name: 'Björkskolan', clinic: 'Elevhälsan', kind: 'skola', channel: 'brev' },
  { code: 'grannkommunen', name: 'Sundby kommun', clinic: 'Socialtjänsten', kind: 'kommun', channel: 'sakert-meddelande', secureAddress: 'SDK: sundby-socialtjanst' },
] as const;
