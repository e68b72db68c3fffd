/*
 * The parts that the page starts with. A part that only places loaded on demand need is imported from its own file, so
 * that it is loaded with them.
 */
export { Button } from "./button";
export { DateField, Field, NoteField, SelectField, TextField, TimeField } from "./field";
export { Loaded } from "./loaded";
export { Notice } from "./notice";
export { Progress, Waiting } from "./progress";
export { Scale } from "./scale";
export { Screen } from "./screen";
export { Sheet } from "./sheet";
