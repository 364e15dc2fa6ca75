import { type Message, type MessageId, message, say as sayMessage } from '../messages.js';

/** Puts a message into the words of one language. */
export type Say = (id: MessageId, args?: Message['args']) => string;

/** A Say from a translation of the English templates. */
export const sayIn =
  (translate: (english: string) => string): Say =>
  (id, args) =>
    sayMessage(message(id, args), translate);
