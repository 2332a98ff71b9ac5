import { guards } from "purgebook";

/** The types of mailboxes that belong to a person or a room: public folder, discovery and other system mailboxes are not for these runbooks. */
export const ordinaryMailbox = guards.typeIs("UserMailbox", "SharedMailbox", "RoomMailbox", "EquipmentMailbox");
