import { days, done, marks } from "./en/days";
import { errors } from "./en/errors";
import { today } from "./en/today";

/**
 * The English sentences that the page starts with: those of Today, Help now and the first run, and those that all
 * places share. The sentences of a place that is loaded on demand load with it, from a file of their own beside this
 * one.
 */
export const words = {
  name: "Tidemark",
  errors,
  today,
  days,
  marks,
  done,
  entry: {
    save: "Save",
    cancel: "Cancel",
    back: "Back",
    restored: "This is what you typed before. It is not saved yet.",
    startOver: "Start over",
    goOn: "Continue",
    begun: "You started a form here. It is not saved yet.",
  },
  shell: {
    places: { today: "Today", course: "Course", sessions: "Sessions", report: "Report" },
    navigation: "Places",
    settings: "Settings",
    help: "Help now",
    skip: "Skip to the content",
    starting: "Opening your records",
    healed: (count: number) =>
      count === 1
        ? "1 entry was missing. It came back from the second copy on this device."
        : `${count} entries were missing. They came back from the second copy on this device.`,
    seen: "OK",
    loading: "Reading your records",
    reload: "Reload",
    opening: "Opening this place",
    cannotShow: "This cannot be shown",
    notLoaded:
      "A part of Tidemark did not load. Your records are not changed. Reload to try again. You may need the internet for this.",
    tryAgain: "Try again",
    sample: "Sample data. Nothing here is yours or saved.",
    leaveSample: "Leave the sample",
    look: "Look only. This is a file. Nothing is saved here.",
    unsettled: "We do not know yet if this was saved. Tidemark is starting again to find out.",
  },
  parts: {
    notAnswered: "not answered",
    clear: "Clear",
    undo: "Undo",
    close: "Close",
    optional: "optional",
    showTable: "Show as a table",
    showChart: "Show as a chart",
  },
  update: {
    ready: "A new version is ready.",
    update: "Update",
    updatedElsewhere: "Tidemark was updated in another tab.",
    incomplete: "The update did not finish. You still have the old version. Your records are not changed.",
  },
  help: {
    title: "Help now",
    watching: "No one else sees what you type here. If you need help, please call or text someone below.",
    notAlone: "Many people with depression have thoughts like these. You don't have to carry them alone.",
    danger: "Are you in danger now?",
    yes: (number: string) => `Yes, call ${number}`,
    orCall: (number: string) => `Or call ${number}`,
    yesElsewhere: "If yes, call your local emergency number.",
    talkFirst: "I want to talk to someone",
    notNow: "No, not now",
    inDanger: (number: string) => `In danger now? Call ${number}`,
    inDangerElsewhere: "In danger now? Call your local emergency number.",
    talk: "Talk to someone",
    chooseCountry: "Choose your country",
    country: "Your country",
    choose: "Not listed",
    elsewhere: "Call your local emergency number. To find a crisis line near you, go to findahelpline.com.",
    findLine: "To find a crisis line near you, go to findahelpline.com.",
    noLine: "We found no crisis line here that we could check. To find one, go to findahelpline.com.",
    always: "day and night",
    changeLines: "Change these lines",
    offline: "These numbers work without the internet. A call needs a phone signal.",
    professionals: "Doctors and services",
    call: (name: string) => `Call ${name}`,
    text: (name: string) => `Text ${name}`,
    textWord: (word: string, number: string) => `${word} to ${number}`,
    clinicTitle: "Your clinic",
    clinic: "Let your clinic know how you are doing. You can call them too.",
    sources: {
      title: "Where these numbers come from",
      about:
        "We copied each number from the public web page shown next to it. We have not called it to test it. If one does not work, call your emergency number.",
      page: (site: string, day: string) => `${site}, ${day}`,
    },
    plan: {
      title: "Your safety plan",
      inSample: "Your own plan and numbers are not shown in the sample.",
      none: "Write down what helps you in a hard moment, and it will show up here.",
      write: "Write your safety plan",
      change: "Change your safety plan",
      warningSigns: "Signs that a hard time is starting",
      coping: "What I can do on my own",
      places: "People and places that take my mind off it",
      people: "People I can ask for help",
      professionals: "Doctors and services I can call",
      surroundings: "How I make my home safer",
    },
    back: "Back",
  },
  firstRun: {
    next: "Next",
    skip: "Skip",
    begin: "Start",
    step: (at: number, of: number) => `${at} of ${of}`,
    what: {
      title: "See how you are doing",
      body: [
        "Answer a few questions each day. It takes about ten seconds.",
        "Tidemark keeps your sessions and your PHQ-9 scores. It shows how near your scores are to remission, and why.",
      ],
    },
    /** Replaces the first, in a build without status. */
    records: {
      title: "Keep track of how you are",
      body: [
        "Answer a few questions each day. It takes about ten seconds.",
        "Tidemark keeps your sessions and your PHQ-9 scores in one place.",
      ],
    },
    where: {
      title: "Your records stay on this device",
      body: [
        "There is no account and no server. Nothing is sent to anyone.",
        "This also means that no one else sees your answers. Help now is on every screen.",
      ],
    },
    install: {
      title: "Keep Tidemark on your home screen",
      body: ["It opens like an app. It also works without the internet."],
      button: "Add to home screen",
      menu: "Your browser's menu has “Install” or “Add to Home screen”.",
    },
    ios: {
      title: "Add Tidemark to your Home Screen first",
      why: "The app on your Home Screen has its own store. Records made here would not show up there.",
      steps: [
        "Tap Share at the edge of the screen.",
        "Scroll down and tap Add to Home Screen.",
        "Tap Add. Then open Tidemark from your Home Screen.",
      ],
      look: "Look around with sample data",
    },
    look: "Look around with sample data",
  },
};

export type Words = typeof words;
