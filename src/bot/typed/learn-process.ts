/** What learning.ts starts: learns from the examples of all languages, keeps it in the folder that is named, and ends. */
import { createWords } from '../../words/index.ts';
import { prepareUnderstanding } from './understood.ts';

prepareUnderstanding(createWords().languages, process.argv[2]);
