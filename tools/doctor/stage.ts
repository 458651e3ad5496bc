// Where the doctor looks.

export type Stage = 'laptop' | 'aws';
