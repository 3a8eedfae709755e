import { IconMoodAngry, IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSmile } from "@tabler/icons-react";

export const EMOTIONS = [-2, -1, 0, 1, 2] as const;
export const IMPORTANCES = [1, 2, 3, 4, 5] as const;

const FACES = [IconMoodAngry, IconMoodSad, IconMoodEmpty, IconMoodSmile, IconMoodHappy];

/** The face of an emotion, the nearest of five. */
export const faceOf = (emotion: number) => FACES[Math.round(Math.min(2, Math.max(-2, emotion))) + 2]!;
