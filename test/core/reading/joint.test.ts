import { readingModel } from '../../../src/core/reading/index.js';
import { READING } from '../reading.js';
import { describeNetwork } from './network.js';

describeNetwork('the network for joints', readingModel(READING.reading)!.joint);
