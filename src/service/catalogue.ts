import type { Features } from '../chat/feature.js';
import { chargeButtons, chargeCommands } from '../features/charge/chat.js';
import { checklistButtons } from '../features/checklist/chat.js';
import {
  assignedButtons,
  assignedCommands,
  assignedQuestions,
  offeredAsWork,
} from '../features/assigned/chat.js';
import { changeButtons, changeCommands, changeQuestions } from '../features/change/chat.js';
import { confirmationButtons, confirmationQuestions } from '../features/confirmation/chat.js';
import { difficultyButtons, difficultyQuestions } from '../features/difficulty/chat.js';
import { enrolmentButtons, enrolmentCommands, isInvitation } from '../features/enrolment/chat.js';
import { addToReport } from '../features/evidence/album-chat.js';
import { toBareCode } from '../features/evidence/bare-code-chat.js';
import { toEvidence } from '../features/evidence/unattached-chat.js';
import { evidenceButtons, evidenceQuestions, toRecorded } from '../features/evidence/chat.js';
import { extensionButtons, extensionCommands, extensionQuestions } from '../features/extension/chat.js';
import { groupCommands } from '../features/group/chat.js';
import { holidayCommands } from '../features/holidays/chat.js';
import { lateReasonButtons, lateReasonQuestions } from '../features/late-reason/chat.js';
import { letterButtons, shownInLetter } from '../features/letter/chat.js';
import { nudgeButtons, nudgeCommands, nudgeQuestions, toNudge } from '../features/nudge/chat.js';
import { openingButtons } from '../features/opening/chat.js';
import { paperButtons, paperCommands } from '../features/papers/chat.js';
import { peopleButtons, peopleCommands, peopleQuestions } from '../features/people/chat.js';
import { draw, pictureButtons } from '../features/pictures/chat.js';
import { planButtons, receivePlan, refuseForm } from '../features/plan-change/chat.js';
import { mendButtons, mendCommands, mendQuestions } from '../features/plan-change/mending/chat.js';
import { reportButtons, reportCommands, reportQuestions } from '../features/report/chat.js';
import { checkInButtons, checkInNotes } from '../features/report/check-in-chat.js';
import { correctionButtons } from '../features/report/correction-chat.js';
import { requestedDateCommands } from '../features/requested-date/chat.js';
import { sharedWorkButtons, sharedWorkCommands } from '../features/shared-work/chat.js';
import { look, shownInList, statusButtons, statusCommands, toHint } from '../features/status/chat.js';
import { targetCommands } from '../features/target/chat.js';
import { undoButtons, undoCommands } from '../features/undo/chat.js';
import { summaryButtons, summaryCommands } from '../features/weekly-summary/chat.js';
import { REPORT_COMMANDS } from '../words/report-commands.js';

/**
 * What the office can do: the one file that names all features. A command or a button without a handler stops the build
 * here; what a person says is handed to the features in these orders.
 */
export const features: Features = {
  commands: {
    ...chargeCommands,
    ...assignedCommands,
    ...changeCommands,
    ...enrolmentCommands,
    ...extensionCommands,
    ...groupCommands,
    ...holidayCommands,
    ...mendCommands,
    ...nudgeCommands,
    ...paperCommands,
    ...peopleCommands,
    ...reportCommands,
    ...requestedDateCommands,
    ...sharedWorkCommands,
    ...statusCommands,
    ...summaryCommands,
    ...targetCommands,
    ...undoCommands,
    assign: (ctx, call) => offeredAsWork(ctx, call) ?? sharedWorkCommands.assign(ctx, call),
  },
  buttons: {
    ...chargeButtons,
    ...assignedButtons,
    ...changeButtons,
    ...checkInButtons,
    ...checklistButtons,
    ...confirmationButtons,
    ...correctionButtons,
    ...difficultyButtons,
    ...enrolmentButtons,
    ...evidenceButtons,
    ...extensionButtons,
    ...lateReasonButtons,
    ...letterButtons,
    ...mendButtons,
    ...nudgeButtons,
    ...openingButtons,
    ...paperButtons,
    ...peopleButtons,
    ...pictureButtons,
    ...planButtons,
    ...reportButtons,
    ...sharedWorkButtons,
    ...statusButtons,
    ...summaryButtons,
    ...undoButtons,
  },
  questions: {
    ...assignedQuestions,
    ...changeQuestions,
    ...confirmationQuestions,
    ...difficultyQuestions,
    ...evidenceQuestions,
    ...extensionQuestions,
    ...lateReasonQuestions,
    ...mendQuestions,
    ...nudgeQuestions,
    ...peopleQuestions,
    ...reportQuestions,
  },
  reports: Object.values(REPORT_COMMANDS),
  replies: [checkInNotes, toRecorded],
  freeReplies: [toNudge],
  repliesInGroup: [toRecorded],
  documents: [receivePlan, refuseForm],
  otherWords: [toBareCode, toEvidence, toHint],
  shownInPlace: (ctx, press, action, result) =>
    shownInList(ctx, press, action, shownInLetter(ctx, press, action, result)),
  addToReport,
  isInvitation,
  pressedByReader(ctx, { chat, action }) {
    if (action.kind === 'picture') return draw(ctx, { chat, department: action.department });
    if (action.kind !== 'view') return { kind: 'nothing' };
    return look(ctx, { view: action.view, page: action.page, person: null, chat });
  },
};
