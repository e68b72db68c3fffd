import { Button, TextField } from "../../parts";
import { useFocusNext } from "../../parts/focus-next";
import w from "#words/safety-plan";
import { MOST_CONTACTS, type TypedContact } from "./form";

interface ContactsProps {
  title: string;
  hint: string;
  /** The label of the button that adds one. */
  add: string;
  contacts: readonly TypedContact[];
  onChange: (contacts: readonly TypedContact[]) => void;
  error: string | undefined;
  testId: string;
}

/** Names with numbers. Errors are shown below the list, since the core refuses a list as a whole. */
export function Contacts({ title, hint, add, contacts, onChange, error, testId }: ContactsProps) {
  const { place, focusNext } = useFocusNext<HTMLFieldSetElement>();
  const addOne = () => {
    focusNext(".plan-contact:last-of-type input");
    onChange([...contacts, { name: "", phone: "" }]);
  };
  const remove = (at: number) => {
    focusNext("p > .button");
    onChange(contacts.toSpliced(at, 1));
  };
  const change = (at: number, part: Partial<TypedContact>) => {
    onChange(contacts.map((contact, index) => (index === at ? { ...contact, ...part } : contact)));
  };
  return (
    <fieldset class="plan-contacts" ref={place}>
      <legend>{title}</legend>
      <p class="field-hint">{hint}</p>
      {contacts.map(({ name, phone }, at) => (
        <div class="plan-contact" key={at}>
          <div class="pair">
            <TextField
              label={w.name}
              value={name}
              onInput={(next) => {
                change(at, { name: next });
              }}
              testId={`${testId}-${at}-name`}
            />
            <TextField
              label={w.phone}
              kind="phone"
              value={phone}
              onInput={(next) => {
                change(at, { phone: next });
              }}
              testId={`${testId}-${at}-phone`}
            />
          </div>
          <Button
            kind="text"
            label={w.removeLabel({ name: name || w.noName })}
            onPress={() => {
              remove(at);
            }}
            testId={`${testId}-${at}-remove`}
          >
            {w.remove}
          </Button>
        </div>
      ))}
      <p class="field-error" aria-live="polite" data-testid={`${testId}-error`}>
        {error}
      </p>
      {contacts.length < MOST_CONTACTS && (
        <p>
          <Button onPress={addOne} testId={`${testId}-add`}>
            {add}
          </Button>
        </p>
      )}
    </fieldset>
  );
}
