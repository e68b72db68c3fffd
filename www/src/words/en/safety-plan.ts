export const safetyPlan = {
  title: "Your safety plan",
  lede: "Write it on a calmer day. A few words are enough. You can leave any step empty.",
  steps: {
    warningSigns: { title: "1. Signs that a hard time is starting", hint: "Thoughts, moods, or things you do." },
    coping: { title: "2. What I can do on my own", hint: "Things that take your mind off it for a while." },
    places: {
      title: "3. People and places that take my mind off it",
      hint: "You don't have to talk about how you feel there.",
    },
    surroundings: {
      title: "6. How I make my home safer",
      hint: "What you put out of reach, and who keeps it for you.",
    },
  },
  lists: {
    people: {
      title: "4. People I can ask for help",
      hint: "Help now shows a button to call each one.",
      add: "Add a person",
    },
    professionals: {
      title: "5. Doctors and services I can call",
      hint: "Your clinic's number is saved in your treatment plan.",
      add: "Add a doctor or a service",
    },
    lines: {
      title: "My own help lines",
      hint: "Help now shows them before the lines of your country.",
      add: "Add a line",
    },
  },
  builtIn: "Change the lines of my country",
  name: "Name",
  phone: "Phone",
  noName: "no name yet",
  remove: "Remove",
  removeLabel: (name: string) => `Remove: ${name}`,
  saved: "Saved. Help now shows it.",
  toHelp: "See Help now",
  problems: { noName: "A name is missing in this list. Type one, or remove the row." },
  copy: {
    title: "Where Help now gets this plan",
    about: "A copy of this plan is kept on this phone without encryption, so Help now can show it right away.",
    off: "Keep my plan out of Help now until the app is open",
  },
};
