# The way out of this PC and the networks it is in (c06, h07).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Words of tunnel adapters. Descriptions come from drivers and are not translated.
$script:tunnels = 'VPN|TAP-|\bTUN\b|Wintun|WireGuard|AnyConnect|GlobalProtect|PANGP|Fortinet|Forti|Pulse Secure|Juniper|Zscaler|Netskope|Tailscale|ZeroTier|SonicWall|NordLynx|Cloudflare WARP|Hamachi|Check Point'
$script:categories = @{ 0 = 'Public'; 1 = 'Private'; 2 = 'DomainAuthenticated' }

function Test-RdpdTunnel {
    param([hashtable]$Adapter)
    if (@('Ppp', 'Slip') -contains $Adapter['Type']) {
        return $true
    }
    return ("$($Adapter['Name']) $($Adapter['Description'])" -match $script:tunnels)
}

# The adapter that leads to the computer, as Windows routes now.
function Get-RdpdAdapterTowardsTarget {
    $target = Get-RdpdTarget
    if ($target -eq '') {
        throw 'notRead: no computer was named'
    }
    $source = Get-RdpdSourceAddress -Address (Resolve-RdpdAddress -Target $target)
    foreach ($adapter in (Get-RdpdAdapters)) {
        if ($adapter['Addresses'] -contains $source) {
            return $adapter
        }
    }
    throw "failed: no adapter has the address $source"
}

function Read-RdpdRoute {
    Read-RdpdFact -Name 'route.adapters' -Shape 'list' -Body {
        foreach ($adapter in @(Get-RdpdAdapters | Where-Object { ($null -ne $_) -and $_['Type'] -ne 'Loopback' })) {
            [ordered]@{ interfaceIndex = $adapter['Index']; name = $adapter['Name']; description = $adapter['Description']; up = $adapter['Up']; vpn = (Test-RdpdTunnel -Adapter $adapter); mtu = $adapter['Mtu'] }
        }
    }
    $towards = Get-RdpdOnce -Body { Get-RdpdAdapterTowardsTarget }
    Read-RdpdFact -Name 'route.interface' -Body { (Get-RdpdOnceValue -Once $towards)['Name'] }
    Read-RdpdFact -Name 'route.viaVpn' -Body { Test-RdpdTunnel -Adapter (Get-RdpdOnceValue -Once $towards) }
    Read-RdpdFact -Name 'network.profiles' -Shape 'list' -Body {
        foreach ($row in (Get-RdpdCim -ClassName 'MSFT_NetConnectionProfile' -Namespace 'root/StandardCimv2')) {
            [ordered]@{ interfaceIndex = [int64](Get-RdpdProperty -Object $row -Name 'InterfaceIndex'); interface = [string](Get-RdpdProperty -Object $row -Name 'InterfaceAlias'); name = [string](Get-RdpdProperty -Object $row -Name 'Name'); category = $script:categories[[int](Get-RdpdProperty -Object $row -Name 'NetworkCategory')] }
        }
    }
}

Export-ModuleMember -Function *
