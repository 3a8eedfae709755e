import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  Card,
  type CardProps,
  NavLink,
  type NavLinkProps,
} from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentPropsWithRef } from "react";

type As<Props> = Props & Omit<ComponentPropsWithRef<"a">, keyof Props>;

/** Mantine's components as links to a screen: typed addresses, loaded when pointed at. */
export const AnchorLink = createLink((props: As<AnchorProps>) => <Anchor {...props} />);
export const ButtonLink = createLink((props: As<ButtonProps>) => <Button component="a" {...props} />);
export const CardLink = createLink((props: As<CardProps>) => <Card component="a" {...props} />);
export const PlaceLink = createLink((props: As<NavLinkProps>) => <NavLink component="a" {...props} />);
export const ActionLink = createLink((props: As<ActionIconProps>) => <ActionIcon component="a" {...props} />);
