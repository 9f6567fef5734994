"use strict";
// What a reader types into the search: words that all must be there, or a day, a month or a year.
const search = (() => {
  // Months are called as the browser calls them, in the languages whose dates are read.
  const LANGUAGES = ["en", "en-GB", "de"];
  const MONTHS = 12;
  const DAY = 86_400_000; // milliseconds
  const DAYS_A_MONTH = 31;
  const FIRST_YEAR = 1000;
  const monthsByName = new Map();
  for (const language of LANGUAGES)
    for (const month of ["long", "short"]) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
      for (let at = 0; at < MONTHS; at++) monthsByName.set(folded(format.format(Date.UTC(2000, at))).replace(".", ""), at);
    }

  const FORMS = [
    /^(?<year>\d{4})(?:-(?<number>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/,
    /^(?<day>\d{1,2})\. ?(?<number>\d{1,2})\. ?(?<year>\d{4})$/,
    /^(?:(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?)?(?<name>\p{L}{3,})\.?(?:,? (?<year>\d{4}))?$/u,
    /^(?<name>\p{L}{3,})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/u,
  ];

  function folded(text) {
    return text.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
  }

  // A day, month or year, of any year where none is named; null for anything else.
  function readPeriod(text) {
    const given = FORMS.map((form) => form.exec(text)).find(Boolean)?.groups;
    if (!given) return null;
    const month = given.name ? monthsByName.get(given.name) : given.number && given.number - 1;
    const period = { year: given.year && Number(given.year), month, day: given.day && Number(given.day) };
    if ((given.name && month === undefined) || period.year < FIRST_YEAR) return null;
    return isInCalendar(period) ? period : null;
  }

  function isInCalendar({ year = 2000, month = 0, day = 1 }) {
    const date = new Date(Date.UTC(year, month, day));
    return date.getUTCMonth() === month && date.getUTCDate() === day;
  }

  function boundsIn(year, { month, day }) {
    const first = Date.UTC(year, month ?? 0, day ?? 1);
    if (day !== undefined) return [first, first];
    return [first, month === undefined ? Date.UTC(year, MONTHS, 0) : Date.UTC(year, month + 1, 0)];
  }

  // What is only known to be of a year or more is of none of its days.
  function isOf(period, first, last) {
    const years = period.year === undefined ? [first, last].map((at) => new Date(at).getUTCFullYear()) : [period.year];
    return years.some((year) => {
      const [from, to] = boundsIn(year, period);
      return first <= to && last >= from && last - first <= Math.max(to - from, DAYS_A_MONTH * DAY);
    });
  }

  // A word begins where one begins: "house" is none of "warehouse", but of "houses"; one in capitals is whole.
  // Digits are whole numbers: neither "5" of "15" or "5,000", nor "20" of "2011".
  const INITIALS = /^\p{Lu}{2,5}$/u;
  const UNPARTED = /^[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u; // no blanks
  const NO_LETTER_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}])`;
  const NO_LETTER_AFTER = String.raw`(?![\p{L}\p{M}\p{N}])`;

  function edgeBefore(words) {
    if (/^\d/.test(words)) return String.raw`(?<![\p{L}\p{N}]|\d[.,])`;
    return /^\p{L}/u.test(words) && !UNPARTED.test(words) ? NO_LETTER_BEFORE : "";
  }

  function edgeAfter(words) {
    if (/\d$/.test(words)) return String.raw`(?![\p{L}\p{N}]|[.,]\d)`;
    return INITIALS.test(words) ? NO_LETTER_AFTER : "";
  }

  function matcher(words) {
    const literal = words.toLowerCase().replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    const pattern = new RegExp(edgeBefore(words) + literal + edgeAfter(words), "u");
    return (text) => pattern.test(text);
  }

  // `hasWords` tells of a text in small letters, `isOfDays` of the first and last day of an event, in milliseconds, and
  // `isOfOneDay` whether that is the very day that was typed.
  function read(typed) {
    const text = folded(typed);
    const period = readPeriod(text);
    const matchers = (period ? [text] : typed.split(/\s+/).filter(Boolean)).map(matcher);
    return {
      isEmpty: !text,
      hasWords: (searched) => matchers.every((has) => has(searched)),
      isOfDays: (first, last) => period !== null && isOf(period, first, last),
      isOfOneDay: (first, last) => period?.day !== undefined && first === last && isOf(period, first, last),
    };
  }

  return { read };
})();
