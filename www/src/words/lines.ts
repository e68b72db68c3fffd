/**
 * Crisis lines and emergency numbers by country: rule R4's list, the only place where a number is written.
 *
 * `source` names a public page that gave the number on the day in `checked`. Nobody has dialled any of them from this
 * project yet, so a page agreeing is all that "checked" means.
 */
export interface Line {
  readonly kind: "emergency" | "call" | "text";
  /** As a person reads it. */
  readonly number: string;
  /** What to write in the message, for a text line that asks for a word. */
  readonly body?: string;
  readonly name: string;
  readonly source: string;
  /** ISO date. */
  readonly checked: string;
  /** What the link does, in words. */
  readonly action: string;
  /** `tel:` or `sms:` address. */
  readonly href: string;
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** The emergency number first. */
  readonly lines: readonly Line[];
}

const checked = "2026-11-23";
const dialled = (number: string) => number.replace(/\s/g, "");

function emergency(number: string, source: string): Line {
  return { kind: "emergency", number, name: "Emergency", source, checked, action: `Call ${number}`, href: `tel:${dialled(number)}` };
}

function call(number: string, name: string, source: string): Line {
  return { kind: "call", number, name, source, checked, action: `Call ${number}`, href: `tel:${dialled(number)}` };
}

function text(number: string, name: string, source: string, body?: string): Line {
  // "?&body=" is the one form that both iOS and Android fill in.
  const href = `sms:${dialled(number)}${body ? `?&body=${body}` : ""}`;
  const action = body ? `Text ${body} to ${number}` : `Text ${number}`;
  return { kind: "text", number, name, source, checked, action, href, ...(body ? { body } : {}) };
}

const eu112 = "https://saarnews.com/europe-direct-weist-auf-europaweite-notrufnummer-112-hin";
const fcc911 = "https://www.fcc.gov/consumer-information";
const france = "https://sdis45.com/index.php/en-pratique/une-urgence-quel-numero";
const us988 = "https://en.wikipedia.org/wiki/Suicide_and_Crisis_Lifeline";
const samaritansUk = "https://www.samaritans.org/how-we-can-help/contact-samaritan/";
const samaritansIe = "https://www.irishexaminer.com/breakingnews/ireland/samaritans-answer-29m-calls-since-2014-charity-to-play-crucial-role-in-new-mental-help-phone-service-914684.html";

export const countries: readonly Country[] = [
  { code: "AU", name: "Australia", lines: [
    emergency("000", "http://www.acma.gov.au/theACMA/emergency-call-service-faq-i-acma"),
    call("13 11 14", "Lifeline", "https://johnalexander.net.au/one-date-one-number-one-national-crisis-line-for-australians-at-risk-of-suicide/"),
  ] },
  { code: "AT", name: "Austria", lines: [
    emergency("112", eu112),
    call("142", "TelefonSeelsorge", "https://ooe.orf.at/stories/3204589/"),
  ] },
  { code: "BE", name: "Belgium", lines: [
    emergency("112", eu112),
    call("1813", "Zelfmoordlijn", "https://zelfmoordlijn1813.be/over-deze-website-en-de-organisaties"),
  ] },
  { code: "BR", name: "Brazil", lines: [
    emergency("192", "http://www.saude.gov.br/saude-de-a-z/servico-de-atendimento-movel-de-urgencia-samu-192"),
    call("188", "CVV", "https://claudia.abril.com.br/noticias/suicidio-cvv-ligacao-gratuita/"),
  ] },
  { code: "CA", name: "Canada", lines: [
    emergency("911", fcc911),
    call("988", "Suicide Crisis Helpline", us988),
    text("988", "Suicide Crisis Helpline", us988),
  ] },
  { code: "FR", name: "France", lines: [
    emergency("15", france),
    emergency("112", france),
    call("3114", "Numéro national de prévention du suicide", "https://www.service-public.fr/particuliers/actualites/A15206"),
  ] },
  { code: "DE", name: "Germany", lines: [
    emergency("112", eu112),
    call("0800 111 0 111", "TelefonSeelsorge", "https://www.domradio.de/glossar/telefonseelsorge-0"),
  ] },
  { code: "IN", name: "India", lines: [
    emergency("112", "https://www.businesstoday.in/current/economy-politics/20-states-join-pan-india-single-emergency-helpline-number-112/story/338636.html"),
    call("14416", "Tele-MANAS", "https://www.thehawk.in/news/health/tele-manas-mental-health-helpline-handles-over-238-lakh-calls-since-2022-prataprao-jadhav"),
  ] },
  { code: "IE", name: "Ireland", lines: [
    emergency("112", eu112),
    call("116 123", "Samaritans", samaritansIe),
    text("50808", "Text About It", "https://www.irishexaminer.com/news/arid-31005605.html", "HELLO"),
  ] },
  { code: "NL", name: "Netherlands", lines: [
    emergency("112", eu112),
    call("113", "113 Zelfmoordpreventie", "https://nltimes.nl/2020/07/07/suicide-prevention-hotline-now-available-number-113"),
  ] },
  { code: "NZ", name: "New Zealand", lines: [
    emergency("111", "https://en.wikipedia.org/wiki/111_(emergency_telephone_number)"),
    call("1737", "Need to talk?", "https://vice.com/en/article/new-zealands-biggest-mental-health-helpline-misses-one-in-four-calls"),
    text("1737", "Need to talk?", "https://vice.com/en/article/new-zealands-biggest-mental-health-helpline-misses-one-in-four-calls"),
  ] },
  { code: "ES", name: "Spain", lines: [
    emergency("112", eu112),
    call("024", "Línea 024", "https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml"),
  ] },
  { code: "SE", name: "Sweden", lines: [
    emergency("112", eu112),
    call("90101", "Mind Självmordslinjen", "http://www.kronprinsessparetsstiftelse.se/projekt/sjalvmordsupplysningen.html"),
  ] },
  { code: "CH", name: "Switzerland", lines: [
    emergency("144", "https://stadt-zuerich.ch/web/de/stadtleben/notfall/notrufe/notruf-144.html"),
    emergency("112", "https://srf.ch/sendungen/kassensturz-espresso/services/espresso-aha/schlauer-i-d-wuche-wohin-fuehrt-die-nummer-112"),
    call("143", "Die Dargebotene Hand", "https://www.20min.ch/schweiz/news/story/-Bei-der-dargebotenen-Hand-nahm-niemand-ab--19490166"),
  ] },
  { code: "GB", name: "United Kingdom", lines: [
    emergency("999", "https://www.londonambulance.nhs.uk/calling-us/calling-999/"),
    call("116 123", "Samaritans", samaritansUk),
    text("85258", "Shout", "https://fullfact.org/online/samaritans-text-message-service/", "SHOUT"),
  ] },
  { code: "US", name: "United States", lines: [
    emergency("911", fcc911),
    call("988", "Suicide & Crisis Lifeline", us988),
    text("988", "Suicide & Crisis Lifeline", us988),
  ] },
];
