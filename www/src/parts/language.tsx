import { chooseLanguage, language, languages, names } from "../core/language";
import { words } from "../words";
import { Choice } from "./choice";

/** The language of the page. Each is named in its own words, for whoever cannot read the other. */
export function LanguageChoice() {
  return (
    <Choice
      inline
      legend={words.parts.language}
      options={languages.map((value) => ({ value, label: names[value] }))}
      value={language}
      onChange={chooseLanguage}
      testId="language"
    />
  );
}
