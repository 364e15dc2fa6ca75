import * as vscode from 'vscode';
import { type Message, say } from '../core/messages.js';

/** A message of the core in the display language. */
export const speak = (message: Message): string => say(message, (english) => vscode.l10n.t(english));
