import type { Dose, Drug, Marks, Receipt, Route } from "../../../pkg/app/tidemark";

/** Regular doses at home, as agreed with the clinic. */
export interface Regimen {
  drug: Drug;
  route: Route;
  dose: Dose | null;
  dosesAWeek: number;
  since: string;
  until: string | null;
  whyChanged: string | null;
}
export type DoseMark = "taken" | "skipped" | "extra";
export interface DoseDay {
  day: string;
  mark: DoseMark;
  extra: number | null;
}
export interface Medicine {
  name: string;
  dose: string | null;
  since: string | null;
  until: string | null;
  whyStopped: string | null;
}
export type TrialKind = "antidepressant" | "psychotherapy" | "tms" | "ect" | "hospital" | "other";
export type TrialOutcome = "worked" | "partly" | "no" | "sideEffects" | "unknown";
export interface Trial {
  what: TrialKind;
  name: string | null;
  when: string | null;
  outcome: TrialOutcome;
  note: string | null;
}
export type TherapyKind = "talk" | "tms" | "ect" | "light" | "other";
export interface Therapy {
  what: TherapyKind;
  name: string | null;
  since: string;
  until: string | null;
  timesAWeek: number | null;
  note: string | null;
}
export interface Goal {
  text: string;
  first: boolean;
  agreed: string | null;
  ended: string | null;
}
export interface GoalLook {
  goal: string;
  day: string;
  score: number;
}
export interface Kept<T> {
  marks: Marks;
  value: T;
}
export interface RegimenView {
  today: string;
  current: Kept<Regimen> | null;
  history: Kept<Regimen>[];
  mark: DoseDay | null;
  days: { day: string; mark: DoseMark | null; extra: number | null }[];
  adherence: { taken: number; expected: number; extra: number } | null;
}
export interface MedicinesView {
  today: string;
  medicines: Kept<Medicine>[];
}
export interface HistoryView {
  trials: Kept<Trial>[];
}
export interface TherapiesView {
  today: string;
  therapies: Kept<Therapy>[];
}
export interface GoalView extends Kept<Goal> {
  looks: { day: string; score: number }[];
}
export interface GoalsView {
  today: string;
  goals: GoalView[];
  due: string[];
}
export interface LivedRecords {
  medicine: Medicine;
  trial: Trial;
  therapy: Therapy;
  goal: Goal;
  goalLook: GoalLook;
  doseDay: DoseDay;
}

/** What the core answers about the treatment as it is lived. */
export type Offer = "maintenancePlan";

export interface Lived {
  save<K extends keyof LivedRecords>(kind: K, id: string, value: LivedRecords[K]): Promise<Receipt>;
  saveRegimen(id: string, value: Regimen, confirmed: boolean): Promise<Receipt[]>;
  doseToday(mark: DoseMark): Promise<Receipt>;
  closeOffer(offer: Offer): Promise<Receipt>;
  regimens(): Promise<RegimenView>;
  medicines(): Promise<MedicinesView>;
  history(): Promise<HistoryView>;
  therapies(): Promise<TherapiesView>;
  goals(): Promise<GoalsView>;
}
