import w from "#words/devices";

/** A device is told by the start of its id. */
export const deviceName = (device: string): string => w.name({ device: device.slice(0, 4) });
