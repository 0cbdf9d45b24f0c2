interface Device {
  userAgent: string;
  maxTouchPoints: number;
}

/**
 * For the attribute `accept`: types, and endings for pickers that know no types. iPhones and iPads turn HEIC into JPEG by
 * themselves as long as HEIC is not asked for, so there it is not.
 */
export function acceptedFiles(types: readonly string[], { userAgent, maxTouchPoints }: Device): string {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return [...types, '.jpg', '.jpeg', '.png', '.webp', '.pdf', ...(isIos ? [] : ['image/heic', '.heic', '.heif'])].join(
    ',',
  );
}
