/** What a part rests on, by its short name. */
export type SourceName =
  | "overview"
  | "trials"
  | "ect"
  | "alone"
  | "approval"
  | "goingOn"
  | "years"
  | "maintenance"
  | "predictors"
  | "misuse"
  | "warning"
  | "label"
  | "guide"
  | "leaflet"
  | "driving";

interface Part {
  readonly title: string;
  readonly body: readonly string[];
  readonly sources: readonly SourceName[];
}

const parts: readonly Part[] = [
  {
    title: "What these drugs are",
    body: [
      "Ketamine is a drug that puts people to sleep for surgery. Doctors also give smaller doses for depression.",
      "In the US, ketamine is not approved for depression. A doctor may still prescribe it. This is called off-label use.",
      "Esketamine is one part of ketamine. It comes as a nasal spray (Spravato). It is approved in the US for depression that did not get better with other drugs.",
    ],
    sources: ["warning", "label"],
  },
  {
    title: "How well it works at first",
    body: [
      "Both drugs help more people than a dummy drug does. Ketamine was better from the first hours up to a week. Esketamine was better from the first hours up to 4 weeks.",
      "Most reviews that looked at these studies were weak. So the true effect may be smaller or larger.",
      "It does not work for everyone. About half of people with depression that is hard to treat do not respond.",
      "In a study of 403 people, 55 of 100 responded to 3 weeks of ketamine by drip. With shock treatment (ECT) it was 41 of 100. Everyone knew which one they got, and that can change how people answer.",
      "To respond means that symptoms fall by half or more. Remission is more than that: few symptoms are left.",
    ],
    sources: ["overview", "predictors", "ect"],
  },
  {
    title: "Esketamine on its own, since 2025",
    body: [
      "At first, esketamine was approved only with an antidepressant pill. Since January 2025 it is approved on its own in the US.",
      "A study of 378 people tested this for 4 weeks. About 22 of 100 reached remission with the spray. With a dummy spray it was about 8 of 100.",
      "This study does not show what happens after those 4 weeks.",
    ],
    sources: ["alone", "approval"],
  },
  {
    title: "Staying well",
    body: [
      "One study looked at people who were in remission after 16 weeks of esketamine and a pill. Some kept the spray. Others got a dummy spray. All kept the pill.",
      "Of those who kept the spray, 27 of 100 had a relapse. Of the others, 45 of 100 did.",
      "Another study followed 1,148 people for up to 6 and a half years. About half were in remission at the end. There was no other group to compare them with.",
      "For ketamine there is less to go on: 3 trials with a control group, and many small reports. They suggest that more doses can keep the effect. They are too few to be sure.",
    ],
    sources: ["goingOn", "years", "maintenance"],
  },
  {
    title: "Who it helps",
    body: [
      "Nobody can tell in advance whom it will help. A review of 44 studies looked at age, sex, past illness, other drugs and more. No sign was clear enough to rely on.",
    ],
    sources: ["predictors"],
  },
  {
    title: "Bladder",
    body: [
      "In some people, long use of ketamine has hurt the bladder. They took it as a street drug, or for things it is not approved for. Signs are pain, blood, and needing to go often or at night.",
      "In the first studies of esketamine, people on the spray had more bladder trouble than people on a dummy spray. None had the severe kind in up to a year.",
      "With ketamine kept up for depression, severe bladder trouble seems rare. Few people were followed for long.",
      "The monthly check asks about this.",
    ],
    sources: ["label", "warning", "maintenance"],
  },
  {
    title: "Craving and dependence",
    body: [
      "Both drugs can be misused, and people can come to depend on them. That is why they are controlled by law.",
      "A group of doctors looked at this in 2022. They judged the risk to be like that of other drugs that can be misused, such as some sleeping pills. They also said that there are few studies.",
      "The monthly check asks about craving and extra doses. It is meant to help, not to blame.",
    ],
    sources: ["guide", "misuse"],
  },
  {
    title: "Mixed ketamine at home",
    body: [
      "Some pharmacies mix ketamine to order, as troches, tablets or sprays. This is called compounded ketamine.",
      "In October 2023 the FDA, the US drug agency, warned about it. It has not checked that these products are safe, that they work, or how well they are made.",
      "The FDA said that use at home adds risk, because nobody is there to watch you. It told of one person whose breathing slowed after a dose by mouth at home. The level in that person’s blood was about twice that used for surgery.",
      "The FDA knows of no proof that it is safer, or works better or faster, than approved drugs. It also said that mixed drugs can matter for some people, under the care of a doctor.",
    ],
    sources: ["warning"],
  },
  {
    title: "The first time",
    body: [
      "With esketamine you take the spray yourself while staff are there. They check your blood pressure before and after. They watch you for at least 2 hours, and they decide when you can leave.",
      "You may feel cut off from your body, your thoughts, time or the room. You may feel dizzy, sleepy, sick or anxious, or the room may spin.",
      "In the study of 2025, about 25 of 100 people felt sick. About 24 felt cut off from themselves, 22 felt dizzy, and 19 had a headache.",
      "A leaflet for the spray says not to eat for 2 hours before, and not to drink for 30 minutes before. Your clinic may have its own rules.",
      "Another leaflet says not to drive until the next day, after a restful sleep.",
    ],
    sources: ["guide", "alone", "leaflet", "driving"],
  },
  {
    title: "What nobody knows yet",
    body: [
      "Which dose and which form work best. Trials have not settled it.",
      "How often to give it, and how long to go on.",
      "What many years of it do, most of all at home.",
    ],
    sources: ["trials", "maintenance"],
  },
];

export const known = {
  title: "What is known, and what is not",
  lede: "About ketamine and esketamine for depression, as we read it in November 2026. It is not advice. Ask your clinician what it means for you.",
  parts,
  sources: "Where this comes from:",
  questions: "Questions for your clinician",
};
