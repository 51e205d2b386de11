import type { Words } from './words.ts'

/** Word lists of which English filler is made. */
export const ENGLISH: Words = {
  language: 'en',
  places:
    "Tanner's Row|Lower Ember|Coldwell|the Old Brickworks|Harbour Lane|Mill Street|the Upper Lock|Hollin Head|Ferry Steps|Market Square|Station Road|the Weir".split(
      '|',
    ),
  people:
    'Maureen Tapper|Winston Clarke|Imelda Roca|Tobias Lund|Mrs Adeyemi|Anselm Pike|Ruth Okafor|Idris Vaughan|Bex Farrow|Mrs Halloran'.split(
      '|',
    ),
  things:
    'repair bench|reading room|lunch counter|footbridge|bicycle shed|tool library|boat house|seed swap|night bus|swimming bath|clock shop|choir'.split(
      '|',
    ),
  titles: [
    'The {thing} at {place}, {n} years on',
    'What {person} learned from a {thing}',
    '{n} mornings at the {thing} in {place}',
    'Why {place} kept its {thing}',
    'A short account of the {thing} at {place}',
    '{person}, {place}, and the {thing} nobody would close',
    'How to run a {thing} on {n} a week',
    'The last light on at the {thing}',
  ],
  headings: ['How it began', 'The arithmetic', 'What people say', 'Afterwards', 'A rule nobody wrote down'],
  sentences: [
    'It was not quite light when {person} unlocked the {thing}, and the lamps along {place} were going out one by one.',
    'There were {n} people on the first day, and most of them had come to see who else would.',
    '{person} has done this for {n} years and has no plans to say for how many more.',
    'The ledger is an ordinary school exercise book, {n} lines to a page, with hardly a crossing out.',
    '“You notice your feet when it is quiet,” says {person}, “never when it is busy.”',
    'From here to {place} there are two ways, one short and one pleasant, and everybody over sixty takes the second.',
    'The price has gone up twice, a little each time, with a notice in the window a month before.',
    'When the river rose, the water at {place} came to the {n}th step and stopped there.',
    'Somebody measured the door and added a ramp, and after that there were more prams.',
    'Children look in on the way home from school, ask one question, and run off.',
    'In winter there is less to do, so everything in the {thing} is taken down and cleaned.',
    'A photograph from {n} years ago shows the same doorway without the tree.',
    'People from {place} have asked whether they might start one of their own.',
    'There is nothing remarkable about it, except that somebody does it every day.',
    'At six the last visitor left, and {person} turned off every light but the one by the door.',
  ],
  lists: [
    'windows first, then the lights',
    'count the change the same day',
    'write loans behind the door',
    'leave a key with the neighbour',
  ],
  topics:
    'Neighbours|Repairs|Markets|Walking|Rain|Rivers|Old things|Weekends|Buses|Gardens|Evenings|Work|Reading|Trees'.split(
      '|',
    ),
  joiner: ' ',
}
