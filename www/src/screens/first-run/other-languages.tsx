import { chooseLanguage, language, languages, names } from "../../core/language";
import { Button } from "../../parts";

/** Each is named in its own words, for whoever cannot read this one. */
export function OtherLanguages() {
  return (
    <p>
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <Button
            key={other}
            kind="text"
            onPress={() => {
              chooseLanguage(other);
            }}
            testId={`language-${other}`}
          >
            <span lang={other}>{names[other]}</span>
          </Button>
        ))}
    </p>
  );
}
