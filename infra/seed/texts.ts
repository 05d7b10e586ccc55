/** Invented events, without names: what the demo's reporters wrote. Used in turn. */
export interface EventText {
  readonly what: string;
  readonly done: string;
  readonly cause: readonly [code: string, area: string];
  readonly why: string;
  readonly changed: string;
}

export const bofEvents: readonly EventText[] = [
  {
    what: 'Vid genomgång av akten såg jag att tre samtal med barnet inte var dokumenterade. Samtalen hölls, men anteckningarna blev inte skrivna eftersom två akuta placeringar kom emellan.',
    done: 'Jag har skrivit ned det jag minns och markerat att anteckningen är gjord i efterhand.',
    cause: ['akut-fore-dokumentation', 'omgivning-organisation'], why: 'Akut arbete gick före dokumentation och ingen tog över anteckningarna.',
    changed: 'Varje fredag finns nu en skyddad timme för dokumentation, och gruppledaren följer upp att den används.',
  },
  {
    what: 'Kallelsen till ett nätverksmöte gick till fel adress. Familjen kom inte till mötet och en ny tid kunde erbjudas först två veckor senare.',
    done: 'Jag ringde familjen, bad om ursäkt och bokade en ny tid.',
    cause: ['rutin-foljs-inte', 'processer-rutiner'], why: 'Adressen kontrollerades inte mot folkbokföringen innan kallelsen skickades.',
    changed: 'Adressen kontrolleras alltid samma dag som en kallelse skickas. Det står nu först i checklistan.',
  },
  {
    what: 'Mottagningsgruppen lämnade över ett ärende till utredningsgruppen utan att skyddsbedömningen fanns med. Det dröjde tre dagar innan någon märkte det.',
    done: 'En ny skyddsbedömning gjordes samma dag som det upptäcktes.',
    cause: ['brist-i-kommunikation', 'kommunikation-information'], why: 'Överlämningen skedde muntligt och ingen av grupperna såg den som sin.',
    changed: 'Överlämning sker nu i ett gemensamt möte varje morgon, med en lista där skyddsbedömningen ska vara kryssad.',
  },
  {
    what: 'Ett utredningssamtal bokades utan tolk. Samtalet fick avbrytas och barnets vårdnadshavare fick vänta en vecka.',
    done: 'Ny tid bokades med tolk redan samma eftermiddag.',
    cause: ['rutin-foljs-inte', 'processer-rutiner'], why: 'Behovet av tolk stod i anmälan men fördes inte vidare till bokningen.',
    changed: 'Behov av tolk är nu en obligatorisk uppgift i bokningen.',
  },
  {
    what: 'Uppföljningen av en placering blev sex veckor sen. Familjehemmet ringde själva och frågade.',
    done: 'Uppföljningen genomfördes inom två dagar efter samtalet.',
    cause: ['tidsbrist', 'omgivning-organisation'], why: 'Handläggaren var sjuk och bevakningen flyttades inte till någon annan.',
    changed: 'Gruppledaren får en lista på bevakningar när någon är borta mer än två dagar.',
  },
  {
    what: 'Två handläggare lämnade olika besked till samma familj om när utredningen skulle vara klar.',
    done: 'Vi ringde familjen tillsammans och gav ett gemensamt besked.',
    cause: ['brist-i-kommunikation', 'kommunikation-information'], why: 'Det fanns ingen gemensam plan för utredningen.',
    changed: 'Alla utredningar har nu en utredningsplan som båda handläggarna och familjen har sett.',
  },
];

export const omsorgEvents: readonly EventText[] = [
  {
    what: 'Boendestödet uteblev två gånger under samma vecka för en brukare som är beroende av stödet för att få hem mat.',
    done: 'Kollega från en annan grupp åkte hem till brukaren samma kväll.',
    cause: ['tidsbrist', 'omgivning-organisation'], why: 'Schemat hade en lucka som ingen såg när en vikarie lämnade återbud.',
    changed: 'Schemaansvarig stämmer av veckan varje måndag och har en namngiven ersättare.',
  },
  {
    what: 'Genomförandeplanen hade inte reviderats på två år och stämde inte med det stöd som brukaren fick.',
    done: 'Planen gicks igenom tillsammans med brukaren och kontaktpersonen.',
    cause: ['rutin-foljs-inte', 'processer-rutiner'], why: 'Ingen påminnelse fanns när planen passerade sitt datum.',
    changed: 'Alla genomförandeplaner har nu ett datum för revidering som syns i gruppens kalender.',
  },
  {
    what: 'En brukare fick vänta i fyrtio minuter på hjälp efter att ha larmat, eftersom larmtelefonen var urladdad.',
    done: 'Brukaren fick hjälp och telefonen byttes ut direkt.',
    cause: ['tekniskt-fel', 'teknik-utrustning'], why: 'Batteriet var gammalt och ingen hade ansvar för att kontrollera det.',
    changed: 'Larmtelefonen kontrolleras vid varje passbyte och kontrollen signeras.',
  },
];

export const utforareComplaints: readonly { readonly text: string; readonly answer: string }[] = [
  { text: 'Personalen kom en timme för sent tre dagar i rad och ingen ringde och sa till.', answer: 'Utföraren har ändrat schemat och ringer nu alltid vid försening. Vi följer upp om en månad.' },
  { text: 'Det är nya personer nästan varje vecka. Min bror blir orolig när han inte vet vem som kommer.', answer: 'Utföraren har utsett två fasta kontaktpersoner. Din bror har träffat dem båda.' },
  { text: 'Jag blev avbruten och fick höra att jag skulle lugna mig när jag ställde frågor på mötet.', answer: 'Utföraren har bett om ursäkt och gått igenom bemötande med hela arbetsgruppen.' },
  { text: 'Städningen som står i beslutet görs bara varannan gång.', answer: 'Utföraren har rättat planeringen. Vi har kontrollerat de tre senaste veckorna.' },
  { text: 'Aktiviteten på torsdagar ställs in gång på gång utan att vi får veta det i förväg.', answer: 'Aktiviteten leds nu av en ordinarie medarbetare och inställda tillfällen meddelas dagen före.' },
];

export const ownComplaints: readonly { readonly text: string; readonly answer: string }[] = [
  { text: 'Jag har ringt min handläggare fyra gånger utan att bli uppringd. Jag vet inte om vår ansökan ens har kommit fram.', answer: 'Din ansökan kom fram och är under utredning. Vi har infört telefontid varje dag klockan nio.' },
  { text: 'På mötet fick vi inte prata till punkt, och det kändes som om allt redan var bestämt.', answer: 'Vi beklagar att ni inte kände er lyssnade på. Ett nytt möte har hållits med en annan handläggare närvarande.' },
  { text: 'Det tog fyra månader innan vi fick något besked. Ingen sa att det skulle dröja.', answer: 'Handläggningen tog för lång tid. Vi meddelar nu alltid när en utredning blir försenad.' },
];

export const childWords = 'Ingen frågade mig vad jag tyckte om att byta skola. Jag vill att ni pratar med mig också och inte bara med mamma och pappa.';

export interface LexSarahText {
  readonly what: string;
  readonly protection: string;
  readonly why: string;
  readonly changed: string;
}

export const lexSarahEvents: readonly LexSarahText[] = [
  {
    what: 'En orosanmälan om ett barn blev liggande i elva dagar utan att någon gjorde en förhandsbedömning. Anmälan hade kommit in på eftermiddagen samma dag som två medarbetare slutade.',
    protection: 'Barnet och vårdnadshavarna kontaktades samma dag som anmälan hittades, och en skyddsbedömning gjordes.',
    why: 'Två grupper trodde var för sig att den andra hade tagit emot anmälan. Rutinen för bevakning vid personalbyte var inte känd.',
    changed: 'En person i taget ansvarar för inkomna anmälningar, med namngiven ersättare, och inkorgen stäms av två gånger om dagen.',
  },
  {
    what: 'Uppgifter om ett barns adress lämnades till en förälder som inte skulle ha dem. Uppgiften stod i ett protokoll som skickades i sin helhet.',
    protection: 'Barnets boendeförälder informerades direkt och en ny riskbedömning gjordes tillsammans med polisen.',
    why: 'Protokollet granskades inte före utskick. Den som skickade det visste inte att adressen var skyddad.',
    changed: 'Utskick i ärenden med skyddade uppgifter görs av två personer, och varje sida kontrolleras.',
  },
  {
    what: 'Ett beslut om kontaktfamilj verkställdes inte på fem månader och ingen följde upp det. Barnet frågade själv vid ett möte varför ingenting hände.',
    protection: 'En tillfällig kontaktfamilj ordnades inom en vecka.',
    why: 'Beslutet registrerades utan bevakningsdatum och handläggaren byttes två gånger.',
    changed: 'Inget beslut kan expedieras utan bevakningsdatum, och listan över ej verkställda beslut gås igenom varje vecka.',
  },
  {
    what: 'Skolan hade larmat tre gånger om ett barns frånvaro men informationen nådde aldrig den som utredde. Utredningen avslutades utan att frånvaron var bedömd.',
    protection: 'Utredningen öppnades igen och ett möte med skolan hölls inom tre dagar.',
    why: 'Meddelanden från skolan kom till en gemensam brevlåda som ingen hade ansvar för.',
    changed: 'Skolan har nu en namngiven kontakt, och brevlådan är stängd.',
  },
];

export const omsorgLexSarah: LexSarahText = {
  what: 'En brukare på gruppbostaden fick inte sin nattillsyn under tre nätter, eftersom passet var obemannat mellan klockan ett och fem.',
  protection: 'Nattpasset bemannades dubbelt redan nästa natt och brukaren undersöktes av sjuksköterska.',
  why: 'Schemat godkändes utan att nattpassen kontrollerades, och jourens telefonnummer var gammalt.',
  changed: 'Schemat kan inte godkännas med obemannade nätter, och jourlistan provrings varje månad.',
};

export const seriousLexSarah: LexSarahText = {
  what: 'Ett placerat barn rymde från jourhemmet och var borta i två dygn. Socialjouren fick samtalet men förde det inte vidare, och ingen sökte efter barnet förrän på tredje dagen.',
  protection: 'Barnet återfanns, fick läkarvård och har flyttats till ett annat hem. En medarbetare träffar barnet varje dag.',
  why: 'Samtalet antecknades i en pärm som bara läses på vardagar, och det fanns ingen gräns för när polisen ska kontaktas.',
  changed: 'Socialjouren ringer alltid ansvarig chef samma timme när ett placerat barn är borta, och gränsen för polisanmälan är två timmar.',
};
